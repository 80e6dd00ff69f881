import { systemOnly } from '@titian/access'
import { nationalDeskId } from '@titian/case-file'
import { type EventOf, lookUp, stateOf } from '@titian/core'
import { z } from 'zod'
import { type Exclusion, exclusion, standing } from '../exclusion/exclusion.ts'
import { notOpen, theCase } from './case.ts'
import type { Case } from './case-state.ts'
import type { caseEvents } from './events.ts'

/**
 * A caseworker who is excluded answers for nothing any more, from the exclusion on. Until another is named the supervisor does; where the supervisor
 * may be shut out as well, the desk of the province is asked to name one.
 */
export const leaveToSupervisor = theCase.command({
  name: 'LeaveToSupervisor',
  doc: 'Someone was excluded from the case: where it was its caseworker, the supervisor answers for it until another is named, or the desk of the province is asked.',
  path: 'leave-to-supervisor',
  may: systemOnly,
  label: { id: 'Serahkan kepada supervisor', en: 'Leave it to the supervisor' },
  input: z.strictObject({}),
  needs: {
    exclusions: stateOf(exclusion, (_: unknown, { caseId }: Case) => caseId),
    province: lookUp<{ readonly agencyId: string } | undefined>('provinceDesk', (_: unknown, { area = '', accountable }: Case) => ({
      area,
      besides: accountable === undefined ? [] : [accountable],
    })),
  },
  decide(_, state, { exclusions, province }) {
    if (notOpen(state) || state.accountable === undefined) return []
    const excluded = standing(exclusions)
    const isOut = excluded.some(({ userId }) => userId !== undefined && userId === state.caseworkerId)
    if (!isOut && !state.isMissingCaseworker) return []
    const left: EventOf<typeof caseEvents>[] = isOut ? [{ type: 'CaseLeftToSupervisor', data: { agencyId: state.accountable } }] : []
    const deskAgencyId = deskOf(excluded, province?.agencyId)
    const asks = maySuperviseBe(excluded, state) && state.rescue?.deskAgencyId !== deskAgencyId
    return asks ? [...left, { type: 'RescueAsked', data: { deskAgencyId } }] : left
  },
})

/** Who supervises is not known here: any other person, or a unit, may be them. To ask the desk once too often costs it a look. */
const maySuperviseBe = (excluded: readonly Exclusion[], { caseworkers }: Case): boolean => {
  const were = new Set(caseworkers.map(({ userId }) => userId))
  return excluded.some(({ userId, unitId }) => unitId !== undefined || (userId !== undefined && !were.has(userId)))
}

const deskOf = (excluded: readonly Exclusion[], province: string | undefined): string =>
  province !== undefined && !excluded.some(({ agencyId }) => agencyId === province) ? province : nationalDeskId
