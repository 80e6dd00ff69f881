import { given, sealedFixture, stateAfter } from '@titian/testing'
import { assessRetraffickingRisk } from './assess-retrafficking-risk.ts'
import { completeReintegration } from './complete-reintegration.ts'
import { endReintegration } from './end-reintegration.ts'
import { allFollowedUp, assessed, completed, conducted, missed, planned, worker } from './fixtures.ts'
import { recordFamilyReadiness } from './record-family-readiness.ts'
import { reintegration } from './reintegration.ts'

const followedUp = [...planned(), ...allFollowedUp()]

describe('assessing the risk of re-trafficking', () => {
  it('says how great it is, and why, sealed', () => {
    const text = sealedFixture('utang')
    given(reintegration, ...planned())
      .when(assessRetraffickingRisk, { risk: 'LOW' }, worker)
      .then(assessed())
    given(reintegration, ...planned())
      .when(assessRetraffickingRisk, { risk: 'HIGH', text }, worker)
      .then({ type: 'RetraffickingRiskAssessed', data: { risk: 'HIGH', text } })
  })
  it('does nothing when repeated without anything new', () =>
    given(reintegration, ...planned(), assessed())
      .when(assessRetraffickingRisk, { risk: 'LOW' }, worker)
      .thenNothing())
  it('is refused before the plan and after the end', () => {
    given(reintegration).when(assessRetraffickingRisk, { risk: 'LOW' }, worker).thenRejected('REINTEGRATION_NOT_OPEN')
    given(reintegration, ...followedUp, assessed(), completed())
      .when(assessRetraffickingRisk, { risk: 'HIGH' }, worker)
      .thenRejected('REINTEGRATION_NOT_OPEN')
  })
})

describe('recording the readiness of the family', () => {
  const ready = { type: 'FamilyReadinessRecorded' as const, data: { readiness: 'READY' as const } }
  it('says what a worker found', () =>
    given(reintegration, ...planned())
      .when(recordFamilyReadiness, { readiness: 'READY' }, worker)
      .then(ready))
  it('does nothing when repeated without anything new', () =>
    given(reintegration, ...planned(), ready)
      .when(recordFamilyReadiness, { readiness: 'READY' }, worker)
      .thenNothing())
  it('is refused before the plan', () =>
    given(reintegration).when(recordFamilyReadiness, { readiness: 'READY' }, worker).thenRejected('REINTEGRATION_NOT_OPEN'))
  it('stays out of the resource, like the risk and the regency', () => {
    const shown = reintegration.present?.(stateAfter(reintegration, ...planned(), ready, assessed()), 'id')
    for (const field of ['readiness', 'risk', 'area']) expect(shown).not.toHaveProperty(field)
  })
})

describe('completing a reintegration', () => {
  it('follows all follow-ups and a risk that is not high', () =>
    given(reintegration, ...followedUp, assessed())
      .when(completeReintegration, {}, worker)
      .then(completed()))
  it('is refused while follow-ups are due or missed', () =>
    given(reintegration, ...planned(), conducted(), missed('FOLLOW-UP-3M'), assessed())
      .when(completeReintegration, {}, worker)
      .thenRejected('FOLLOW_UPS_OPEN', { count: 3 }))
  it('is refused before the risk is assessed, and while it is high', () => {
    given(reintegration, ...followedUp)
      .when(completeReintegration, {}, worker)
      .thenRejected('RISK_NOT_ASSESSED')
    given(reintegration, ...followedUp, assessed(), assessed('HIGH'))
      .when(completeReintegration, {}, worker)
      .thenRejected('RISK_HIGH')
  })
  it('does nothing when repeated', () =>
    given(reintegration, ...followedUp, assessed(), completed())
      .when(completeReintegration, {}, worker)
      .thenNothing())
  it('is refused before there is one', () => given(reintegration).when(completeReintegration, {}, worker).thenRejected('REINTEGRATION_NOT_OPEN'))
})

describe('ending a reintegration before its follow-ups', () => {
  const ended = { type: 'ReintegrationEnded', data: { code: 'CONTACT_LOST' } } as const
  it.each(['CONTACT_LOST', 'PERSON_DECLINED', 'DECEASED', 'DUPLICATE', 'MISTAKE'] as const)(
    'says what happened (%s), however high the risk',
    (code) =>
      given(reintegration, ...planned(), assessed('HIGH'))
        .when(endReintegration, { code }, worker)
        .then({ type: 'ReintegrationEnded', data: { code } }),
  )
  it('leaves nothing open for the closure to wait for', () =>
    expect(reintegration.isOpen?.(stateAfter(reintegration, ...planned(), ended))).toBe(false))
  it('does nothing when repeated, and is refused before there is one and after its end', () => {
    given(reintegration, ...planned(), ended)
      .when(endReintegration, { code: 'CONTACT_LOST' }, worker)
      .thenNothing()
    given(reintegration).when(endReintegration, { code: 'MISTAKE' }, worker).thenRejected('REINTEGRATION_NOT_OPEN')
    given(reintegration, ...followedUp, assessed(), completed())
      .when(endReintegration, { code: 'MISTAKE' }, worker)
      .thenRejected('REINTEGRATION_NOT_OPEN')
  })
})
