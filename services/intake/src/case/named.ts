import { standingNow, unnameable } from '@titian/case-file'
import { type EventOf, type Registered, standingOf } from '@titian/core'
import type { caseEvents } from './events.ts'

/** How whoever is named `caseworkerId` stands in the register of that agency. */
export const namedFor = <Input, State>(agencyOf: (input: Input, state: State) => string | undefined) =>
  standingOf((input: { readonly caseworkerId: string }, state: never) => ({
    agencyId: agencyOf(input as Input, state),
    userId: input.caseworkerId,
  }))

/** The unit in which somebody is now: its supervisors see the case. */
export function unitOf(named: Registered): { readonly unitId?: string } {
  const unitId = standingNow(named)?.unitId
  return unitId === undefined ? {} : { unitId }
}

/** Whether somebody can work on a case no more. LPSK's people stand in LPSK's own register alone. */
export const isMissing = (named: Registered): boolean => named.agencyKind !== 'LPSK' && unnameable(named, [], new Date(0)) !== undefined

/** Who was named some time ago may be gone when it takes effect: the case goes on, and the desk of the province is asked. */
export const missingOf = (named: Registered): readonly EventOf<typeof caseEvents>[] =>
  isMissing(named) ? [{ type: 'CaseworkerMissing', data: {} }] : []
