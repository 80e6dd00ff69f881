import { chapter } from '@titian/service'
import { colleagues, staffList, staffView } from '../views/staff.ts'
import { endStaff } from './end-staff.ts'
import { enrolStaff } from './enrol-staff.ts'
import { moveStaff } from './move-staff.ts'
import { reinstateStaff } from './reinstate-staff.ts'
import { rejections } from './rejections.ts'
import { staff } from './staff.ts'
import { suspendStaff } from './suspend-staff.ts'

export const staffChapter = chapter({
  aggregate: staff,
  commands: [enrolStaff, moveStaff, suspendStaff, reinstateStaff, endStaff],
  views: [staffView],
  queries: [staffList, colleagues],
  rejections,
})
