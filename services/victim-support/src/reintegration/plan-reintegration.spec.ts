import { agencyFact } from '@titian/case-file'
import { dinsos, given, idOf, ngo, sealedFixture, stateAfter } from '@titian/testing'
import { belu, caseId, closedCase, openCase, personId } from '../fixtures.ts'
import { allFollowedUp, assessed, completed, planned, worker } from './fixtures.ts'
import { planReintegration } from './plan-reintegration.ts'
import { reintegration } from './reintegration.ts'

const input = { caseId, personId, agencyId: dinsos.agencyId, area: belu }
const by = { actor: worker, needs: { theCase: openCase } }

describe('planning a reintegration', () => {
  it('sets four follow-ups', () =>
    given(reintegration)
      .when(planReintegration, input, by)
      .then(...planned()))
  it('reckons them in the zone of the agency that makes them', () => {
    const agency = stateAfter(agencyFact, {
      type: 'AgencyRegistered',
      data: {
        agencyId: dinsos.agencyId,
        kind: 'DINAS_SOSIAL',
        name: dinsos.name,
        area: '91.71',
        zone: 'Asia/Jayapura',
        nameIsSecret: false,
        isProvinceDesk: false,
      },
    })
    const decided = planReintegration.decide(planReintegration.input.parse(input), stateAfter(reintegration), {
      ...by.needs,
      agency,
      actor: worker,
      now: new Date('2024-01-31T14:00:00.000Z'),
      id: caseId,
      purpose: 'SERVICES',
      newId: () => caseId,
      newBytes: () => new Uint8Array(),
      newPersonId: idOf,
    })
    expect(decided).toContainEqual({
      type: 'FollowUpDue',
      data: { deadlineId: caseId, rule: 'FOLLOW-UP-1M', dueAt: '2024-02-29T14:59:59.999Z', zone: 'Asia/Jayapura' },
    })
  })
  it('keeps the place sealed below the regency', () => {
    const [first, ...due] = planned()
    const address = sealedFixture('dusun')
    given(reintegration)
      .when(planReintegration, { ...input, address }, by)
      .then({ type: 'ReintegrationPlanned', data: { caseId, personId, agencyId: dinsos.agencyId, area: belu, address } }, ...due)
    expect(first).toBeDefined()
    expect(planReintegration.input.safeParse({ ...input, area: '53.04.17.2003' }).success).toBe(false)
  })
  it('does nothing when repeated', () =>
    given(reintegration, ...planned())
      .when(planReintegration, input, by)
      .thenNothing())
  it('is refused with other content', () =>
    given(reintegration, ...planned())
      .when(planReintegration, { ...input, area: '53.71' }, by)
      .thenRejected('REINTEGRATION_ALREADY_PLANNED'))
  it('is refused for a case that is unknown or closed, and for another person', () => {
    given(reintegration).when(planReintegration, input, worker).thenRejected('CASE_UNKNOWN')
    given(reintegration)
      .when(planReintegration, input, { ...by, needs: { theCase: closedCase } })
      .thenRejected('CASE_CLOSED')
    given(reintegration)
      .when(planReintegration, { ...input, personId: caseId }, by)
      .thenRejected('PERSON_NOT_OF_CASE')
  })
  it('is refused in the name of another agency', () =>
    given(reintegration)
      .when(planReintegration, { ...input, agencyId: ngo.agencyId }, by)
      .thenRejected('NOT_YOUR_AGENCY'))
  it('is open work, once a case', () => {
    const parsed = planReintegration.input.parse(input)
    expect(planReintegration.opensWork?.(parsed, stateAfter(reintegration), {} as never)).toBe(caseId)
    expect(planReintegration.claims?.(parsed, stateAfter(reintegration), {} as never)).toEqual([
      { kind: 'open-reintegration', key: caseId, otherwise: { rejected: 'REINTEGRATION_ALREADY_OPEN', details: {} } },
    ])
    expect(reintegration.isOpen?.(stateAfter(reintegration, ...planned()))).toBe(true)
    expect(reintegration.isOpen?.(stateAfter(reintegration, ...planned(), ...allFollowedUp(), assessed(), completed()))).toBe(false)
  })
})
