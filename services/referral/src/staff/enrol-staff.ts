import { posts as mayBe } from '@titian/access'
import { staffIdOf } from '@titian/case-file'
import { stateOf } from '@titian/core'
import { z } from 'zod'
import { agency, notTheirs } from '../agency/agency.ts'
import { theAgencyId, theUnitId } from '../agency/fields.ts'
import { heldPosts, theUserId } from './fields.ts'
import { reject } from './rejections.ts'
import { noSuchPlace, present, samePlace, staff } from './staff.ts'

export const enrolStaff = staff.command({
  name: 'EnrolStaff',
  doc: 'Enters somebody into the register of an agency, with posts and unit, from now on; the national desk does so for an agency that has nobody yet.',
  may: mayBe('agency-admin'),
  label: { id: 'Daftarkan petugas', en: 'Enrol a member of staff' },
  input: z.strictObject({ agencyId: theAgencyId, userId: theUserId, posts: heldPosts, unitId: theUnitId.optional() }),
  newAggregateId: ({ agencyId, userId }) => staffIdOf(agencyId, userId),
  needs: { theAgency: stateOf(agency, 'agencyId') },
  given: { agencyId: 'me.agencyId' },
  decide({ agencyId, userId, posts, unitId }, state, { actor, theAgency }) {
    if (notTheirs(agencyId, actor)) return reject('NOT_YOUR_AGENCY')
    const place = { posts: [...new Set(posts)], ...(unitId !== undefined && { unitId }) }
    const standing = present(state)
    if (standing) return samePlace(standing, place) ? [] : reject('STAFF_ALREADY_ENROLLED')
    return noSuchPlace(theAgency, place) ?? [{ type: 'StaffEnrolled', data: { agencyId, userId, ...place } }]
  },
})
