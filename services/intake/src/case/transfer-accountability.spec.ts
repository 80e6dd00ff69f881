import { referralFact } from '@titian/case-file'
import { systemActor } from '@titian/core'
import { dinsos, given, idOf, ngo, stateAfter, uptd } from '@titian/testing'
import { theCase } from './case.ts'
import { caseId, closed, opened, personId, transferred } from './fixtures.ts'
import { transferAccountability } from './transfer-accountability.ts'

const referral = (kind: 'TRANSFER' | 'REFERRAL') =>
  stateAfter(referralFact, {
    type: 'ReferralRequested',
    data: { caseId, personId, senderAgencyId: uptd.agencyId, recipientAgencyId: dinsos.agencyId, service: 'SOCIAL', kind },
  })
const by = { actor: systemActor('intake'), needs: { referral: referral('TRANSFER') } }
const input = { referralId: idOf('referral'), from: uptd.agencyId, to: dinsos.agencyId, caseworkerId: 'u-9' }

describe('transferring accountability', () => {
  it('moves agency and caseworker in one event', () =>
    given(theCase, opened()).when(transferAccountability, input, by).then({ type: 'AccountabilityTransferred', data: input }))
  it('does nothing for a hand-over that is no transfer', () =>
    given(theCase, opened())
      .when(transferAccountability, input, { ...by, needs: { referral: referral('REFERRAL') } })
      .thenNothing())
  it('moves nothing twice, and not back by an older hand-over', () => {
    given(theCase, opened(), transferred()).when(transferAccountability, input, by).thenNothing()
    given(theCase, opened(), transferred())
      .when(transferAccountability, { ...input, referralId: idOf('other'), to: ngo.agencyId }, by)
      .then({ type: 'AccountabilityTransferRefused', data: { referralId: idOf('other'), code: 'NOT_ACCOUNTABLE' } })
  })
  it('answers a hand-over of a closed case', () =>
    given(theCase, opened(), closed())
      .when(transferAccountability, input, by)
      .then({ type: 'AccountabilityTransferRefused', data: { referralId: idOf('referral'), code: 'CASE_CLOSED' } }))
})
