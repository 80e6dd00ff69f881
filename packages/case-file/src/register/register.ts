import type { Foldable, Registered } from '@titian/core'
import { type AgencyFact, agencyFact } from '../facts/agency.ts'
import { type StaffFact, staffFact, staffIdOf } from '../facts/staff.ts'
import type { PostsHeld } from '../posts-held.ts'
import { nationalDeskId, nationalDeskKind } from './national-desk.ts'
import { heldSpans } from './stands.ts'

/** Who stands where; asked at each request, and of whoever is named. */
export interface Register {
  of(agencyId: string, userId: string): Promise<Registered>
}

interface Kept {
  readonly definition: { readonly name: string; readonly aggregates: readonly { readonly name: string }[] }
  readonly load: (of: Foldable<unknown>, id: string) => Promise<{ readonly state: unknown }>
}

/** Whom the configuration names stands at the national desk before anybody could have entered them. */
const first = { posts: ['agency-admin'], from: '1970-01-01T00:00:00.000Z' }

/**
 * The register as it is recorded: folded from the streams of the service that keeps it, elsewhere from those received of it. Never older than the
 * log, for no view is between.
 * @param firstAdmins user ids of the first administrators of the national desk
 */
export const keptRegister =
  (firstAdmins: readonly string[]) =>
  ({ definition, load }: Kept): Register => {
    const own = definition.name === staffFact.service ? definition.aggregates : []
    const kept = <State>(name: string, fact: Foldable<State>) => (own.find((one) => one.name === name) ?? fact) as Foldable<unknown>
    return {
      async of(agencyId, userId) {
        const [agency, staff] = await Promise.all([
          load(kept('agency', agencyFact), agencyId),
          load(kept('staff', staffFact), staffIdOf(agencyId, userId)),
        ])
        const { kind, status } = agency.state as AgencyFact
        const { spans } = staff.state as StaffFact
        // Once they were enrolled, what is recorded of them counts: who left does not come back by being named.
        const isFirst = spans.length === 0 && agencyId === nationalDeskId && firstAdmins.includes(userId)
        return {
          userId,
          agencyId,
          agencyKind: kind ?? (isFirst ? nationalDeskKind : undefined),
          isOpen: status === 'approved' || isFirst,
          spans: isFirst ? [first] : spans,
        }
      },
    }
  }

/** Since when people have held their posts, as the register has it. */
export const postsHeldIn = (register: Register): PostsHeld => ({
  spansOf: async (principal) => heldSpans(await register.of(principal.agencyId, principal.userId), principal),
})
