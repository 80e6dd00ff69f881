import { posts } from '@titian/access'
import { z } from 'zod'
import { reject } from './rejections.ts'
import { present, staff, whoseOf } from './staff.ts'

export const reinstateStaff = staff.command({
  name: 'ReinstateStaff',
  doc: 'Ends a suspension: the posts count again from now on.',
  path: 'reinstate',
  may: posts('agency-admin').of('self'),
  label: { id: 'Tugaskan kembali', en: 'End the suspension' },
  input: z.strictObject({}),
  decide(_, state) {
    const standing = present(state)
    if (!standing) return reject('STAFF_UNKNOWN')
    return standing.suspended ? [{ type: 'StaffReinstated', data: whoseOf(state) }] : []
  },
})
