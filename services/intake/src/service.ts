import { agencyFact, referralFact, staffFact } from '@titian/case-file'
import { service } from '@titian/service'
import * as chapters from './chapters.ts'
import { rejections } from './rejections.ts'
import { dutyAgency, dutyDirectory } from './views/duty-directory.ts'
import { myTasks } from './views/my-tasks.ts'
import { tasks } from './views/tasks.ts'

/** Reports, the people they are about, what these agree to, and the cases that come of it. */
export const intakeService = service({
  name: 'intake',
  chapters: Object.values(chapters),
  facts: [agencyFact, referralFact, staffFact],
  views: [dutyDirectory, tasks],
  queries: [dutyAgency, myTasks],
  rejections,
})
