import { purposesOf } from '@titian/access'
import { nationalDeskId, noStaff, type StaffFact, staffEvolve } from '@titian/case-file'
import { aggregate, event, type Rejection, type Relation, type StaffSpan } from '@titian/core'
import { z } from 'zod'
import type { Agency } from '../agency/agency.ts'
import { theAgencyId, theUnitId } from '../agency/fields.ts'
import { heldPost, staffStatus, theUserId } from './fields.ts'
import { reject } from './rejections.ts'

const place = { posts: z.array(heldPost), unitId: theUnitId.optional() }
/** Said each time: who hears of one event must know whose it is. */
const whose = { agencyId: theAgencyId, userId: theUserId }

/** One person at one agency, from – to. A stream each: whoever comes and goes makes no other stream longer. */
export const staff = aggregate({
  name: 'staff',
  label: { id: 'Petugas', en: 'Member of staff' },
  plural: 'staff',
  events: {
    StaffEnrolled: event(
      1,
      { ...whose, ...place },
      { label: { id: 'Petugas didaftarkan', en: 'Member of staff enrolled' }, publish: { fields: ['agencyId', 'userId', 'posts', 'unitId'] } },
    ),
    StaffMoved: event(
      1,
      { ...whose, ...place },
      { label: { id: 'Jabatan atau unit berubah', en: 'Post or unit changed' }, publish: { fields: ['agencyId', 'userId', 'posts', 'unitId'] } },
    ),
    StaffSuspended: event(1, whose, {
      label: { id: 'Petugas dibebastugaskan', en: 'Member of staff suspended' },
      publish: { fields: ['agencyId', 'userId'] },
    }),
    StaffReinstated: event(1, whose, {
      label: { id: 'Petugas bertugas kembali', en: 'Member of staff is back' },
      publish: { fields: ['agencyId', 'userId'] },
    }),
    StaffLeft: event(1, whose, {
      label: { id: 'Petugas tidak lagi bertugas', en: 'Member of staff has left' },
      publish: { fields: ['agencyId', 'userId'] },
    }),
  },
  initialState: noStaff,
  evolve: staffEvolve,
  relations: (state) => staffRelations(state),
  presents: z.object({
    agencyId: theAgencyId.optional(),
    userId: theUserId.optional(),
    posts: place.posts,
    unitId: place.unitId,
    status: staffStatus.optional(),
  }),
  present: (state) => {
    const last = state.spans.at(-1)
    return {
      agencyId: state.agencyId,
      userId: state.userId,
      posts: z.array(heldPost).parse(last?.posts ?? []),
      unitId: last?.unitId,
      status:
        last === undefined ? undefined : last.to !== undefined ? ('left' as const) : last.suspended ? ('suspended' as const) : ('active' as const),
    }
  },
})

/** Who keeps the register: the agency's own leaders, and the national desk for an agency that has nobody yet. */
function staffRelations({ agencyId, spans }: StaffFact): readonly Relation[] {
  const from = spans[0]?.from
  if (agencyId === undefined || from === undefined) return []
  return [...new Set([agencyId, nationalDeskId])].map((id) => ({ kind: 'self', agencyId: id, from }))
}

/** What somebody is there now; undefined where they are nothing. */
export const present = ({ spans }: StaffFact): StaffSpan | undefined => spans.find(({ to }) => to === undefined)

/** The refusal of a place that there is not at this agency, or undefined. */
export function noSuchPlace(
  theAgency: Agency,
  { posts, unitId }: { readonly posts: readonly string[]; readonly unitId?: string | undefined },
): Rejection | undefined {
  const { kind, status, units } = theAgency
  if (status !== 'approved' || kind === undefined) return reject('AGENCY_UNKNOWN')
  // Who works at LPSK is known to LPSK alone: from here it would be told to all.
  if (kind === 'LPSK') return reject('STAFF_OF_LPSK')
  if (posts.some((post) => purposesOf(post, kind).length === 0)) return reject('POST_NOT_OF_AGENCY')
  return unitId === undefined || units.some((unit) => unit.unitId === unitId) ? undefined : reject('UNIT_UNKNOWN')
}

export const samePlace = (span: StaffSpan, place: { readonly posts: readonly string[]; readonly unitId?: string | undefined }): boolean =>
  [...span.posts].sort().join() === [...place.posts].sort().join() && span.unitId === place.unitId

/** Whose an event is. */
export const whoseOf = ({ agencyId = '', userId = '' }: StaffFact) => ({ agencyId, userId })
