import { posts } from '@titian/access'
import { z } from 'zod'
import { reject } from './rejections.ts'
import { present, staff, whoseOf } from './staff.ts'

export const endStaff = staff.command({
  name: 'EndStaff',
  doc: 'Somebody has left the agency: they see nothing within five seconds, and the desk of the province is asked about their cases.',
  path: 'end',
  may: posts('agency-admin', 'supervisor').of('self'),
  label: { id: 'Akhiri tugas', en: 'End the employment' },
  input: z.strictObject({}),
  decide: (_, state) => (present(state) ? [{ type: 'StaffLeft', data: whoseOf(state) }] : state.spans.length > 0 ? [] : reject('STAFF_UNKNOWN')),
})
