import { fact, received, type StaffSpan } from '@titian/core'
import { derivedId } from '@titian/service'
import { z } from 'zod'

export interface StaffFact {
  readonly agencyId?: string
  readonly userId?: string
  readonly spans: readonly StaffSpan[]
}

/** One stream for each person at each agency: thousands of colleagues make none of them longer. */
export const staffIdOf = (agencyId: string, userId: string): string => derivedId(agencyId, userId)

export const noStaff: StaffFact = { spans: [] }

interface Place {
  readonly posts: readonly string[]
  readonly unitId?: string | undefined
}

const ended = (spans: readonly StaffSpan[], to: string): readonly StaffSpan[] => spans.map((span) => (span.to === undefined ? { ...span, to } : span))

const begun = (state: StaffFact, { posts, unitId }: Place, from: string, suspended?: true): StaffFact => ({
  ...state,
  spans: [...ended(state.spans, from), { posts, ...(unitId !== undefined && { unitId }), from, ...(suspended && { suspended }) }],
})

/** As it goes on, with the same posts, and set aside or not. */
function continued(state: StaffFact, from: string, suspended?: true): StaffFact {
  const last = state.spans.at(-1)
  return last === undefined || last.to !== undefined ? state : begun(state, last, from, suspended)
}

interface Recorded {
  readonly recordedAt: string
}

/** How a stream of the register is folded: the same where it is kept and where it was received. */
export const staffEvolve = {
  StaffEnrolled: (
    state: StaffFact,
    { agencyId, userId, ...place }: Place & { readonly agencyId: string; readonly userId: string },
    { recordedAt }: Recorded,
  ) => ({
    ...begun(state, place, recordedAt),
    agencyId,
    userId,
  }),
  StaffMoved: (state: StaffFact, place: Place, { recordedAt }: Recorded) => begun(state, place, recordedAt, state.spans.at(-1)?.suspended),
  StaffSuspended: (state: StaffFact, _: object, { recordedAt }: Recorded) => continued(state, recordedAt, true),
  StaffReinstated: (state: StaffFact, _: object, { recordedAt }: Recorded) => continued(state, recordedAt),
  StaffLeft: (state: StaffFact, _: object, { recordedAt }: Recorded): StaffFact => ({ ...state, spans: ended(state.spans, recordedAt) }),
}

const place = { posts: z.array(z.string()), unitId: z.string().optional() }
const whose = { agencyId: z.uuid(), userId: z.string() }

/** Who stands at which agency, in which posts and unit, from – to. By user id: no name leaves the agency. */
export const staffFact = fact({
  service: 'referral',
  aggregate: 'staff',
  events: {
    StaffEnrolled: received({ ...whose, ...place }),
    StaffMoved: received({ ...whose, ...place }),
    StaffSuspended: received(whose),
    StaffReinstated: received(whose),
    StaffLeft: received(whose),
  },
  initialState: noStaff,
  evolve: staffEvolve,
})
