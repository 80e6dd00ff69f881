import { posts as mayBe } from '@titian/access'
import { stateOf } from '@titian/core'
import { z } from 'zod'
import { agency } from '../agency/agency.ts'
import { theUnitId } from '../agency/fields.ts'
import { heldPosts } from './fields.ts'
import { reject } from './rejections.ts'
import { noSuchPlace, present, samePlace, staff, whoseOf } from './staff.ts'

export const moveStaff = staff.command({
  name: 'MoveStaff',
  doc: 'Says in which posts and in which unit a member of staff is from now on. What was held before stays on record, from – to.',
  path: 'move',
  may: mayBe('agency-admin').of('self'),
  label: { id: 'Ubah jabatan atau unit', en: 'Change posts or unit' },
  input: z.strictObject({ posts: heldPosts, unitId: theUnitId.optional() }),
  needs: { theAgency: stateOf(agency, 'agencyId') },
  open: (state) => (present(state) ? undefined : reject('STAFF_UNKNOWN')),
  decide({ posts, unitId }, state, { theAgency }) {
    const place = { posts: [...new Set(posts)], ...(unitId !== undefined && { unitId }) }
    const standing = present(state)
    if (!standing) return reject('STAFF_UNKNOWN')
    if (samePlace(standing, place)) return []
    return noSuchPlace(theAgency, place) ?? [{ type: 'StaffMoved', data: { ...whoseOf(state), ...place } }]
  },
})
