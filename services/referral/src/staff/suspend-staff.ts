import { posts } from '@titian/access'
import { z } from 'zod'
import { reject } from './rejections.ts'
import { present, staff, whoseOf } from './staff.ts'

export const suspendStaff = staff.command({
  name: 'SuspendStaff',
  doc: 'Sets a member of staff aside for a time: they see nothing within five seconds, and the desk of the province is asked about their cases.',
  path: 'suspend',
  may: posts('agency-admin', 'supervisor').of('self'),
  label: { id: 'Bebastugaskan sementara', en: 'Suspend' },
  input: z.strictObject({}),
  decide(_, state) {
    const standing = present(state)
    if (!standing) return reject('STAFF_UNKNOWN')
    return standing.suspended ? [] : [{ type: 'StaffSuspended', data: whoseOf(state) }]
  },
})
