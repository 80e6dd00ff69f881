import { nationalDeskId } from '@titian/case-file'
import { systemActor } from '@titian/core'
import { as, auditor, dinsos, given, idOf, type Past, sealedFixture, stateAfter, uptd } from '@titian/testing'
import { exclusion } from '../exclusion/exclusion.ts'
import { theCase } from './case.ts'
import { assigned, caseId, closed, leftToSupervisor, opened, personId, rescueAsked } from './fixtures.ts'
import { leaveToSupervisor } from './leave-to-supervisor.ts'
import { rescueCase } from './rescue-case.ts'

const excluded = (who: { readonly userId?: string; readonly unitId?: string; readonly agencyId?: string }): Past<typeof exclusion.events> => ({
  type: 'ExcludedFromCase',
  actor: as(auditor),
  data: { exclusionId: idOf(JSON.stringify(who)), caseId, personId, reason: sealedFixture('alasan'), ...who },
})
const caseworker = { userId: 'u-7' }
const asked = (
  past: readonly Past<typeof theCase.events>[],
  who: readonly Parameters<typeof excluded>[0][],
  province: string | null = dinsos.agencyId,
) =>
  given(theCase, ...past).when(
    leaveToSupervisor,
    {},
    {
      actor: systemActor('intake'),
      needs: { exclusions: stateAfter(exclusion, ...who.map(excluded)), province: province === null ? undefined : { agencyId: province } },
    },
  )
const left = { type: 'CaseLeftToSupervisor' as const, data: { agencyId: uptd.agencyId } }
const rescue = (deskAgencyId: string) => ({ type: 'RescueAsked' as const, data: { deskAgencyId } })

describe('a case whose caseworker is excluded', () => {
  it('is left to the supervisor until another is named (SAFETY 9)', () => {
    asked([opened()], [caseworker]).then(left)
    asked([opened(), leftToSupervisor()], [caseworker]).thenNothing()
    expect(stateAfter(theCase, opened(), leftToSupervisor())).not.toHaveProperty('caseworkerId')
    expect(stateAfter(theCase, opened(), leftToSupervisor(), assigned('u-8'))).toMatchObject({ caseworkerId: 'u-8' })
  })
  it('is the province’s to find someone for where the supervisor may be excluded too, else the national desk’s (SAFETY 9)', () => {
    asked([opened()], [caseworker, { userId: 'u-boss' }]).then(left, rescue(dinsos.agencyId))
    asked([opened()], [caseworker, { unitId: 'unit-1' }], null).then(left, rescue(nationalDeskId))
    asked([opened(), leftToSupervisor()], [caseworker, { userId: 'u-boss' }]).then(rescue(dinsos.agencyId))
    asked([opened(), leftToSupervisor()], [caseworker, { userId: 'u-boss' }, { agencyId: dinsos.agencyId }]).then(rescue(nationalDeskId))
    asked([opened(), leftToSupervisor(), rescueAsked()], [caseworker, { userId: 'u-boss' }]).thenNothing()
  })
  it('is none where someone else is excluded, or the case is closed', () => {
    asked([opened()], [{ userId: 'u-boss' }]).thenNothing()
    asked([opened(), closed()], [caseworker]).thenNothing()
  })
  it('gets a caseworker from the desk that was asked, and from no other', () => {
    const named = { type: 'CaseworkerAssigned' as const, data: { caseworkerId: 'u-9' } }
    given(theCase, opened(), leftToSupervisor(), rescueAsked()).when(rescueCase, { caseworkerId: 'u-9' }, as(dinsos, 'supervisor')).then(named)
    given(theCase, opened()).when(rescueCase, { caseworkerId: 'u-9' }, as(dinsos, 'supervisor')).thenRejected('CASE_NOT_WAITING')
  })
})
