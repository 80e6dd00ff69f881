import { as, dinsos, given } from '@titian/testing'
import { completeReferral } from './complete-referral.ts'
import { accepted, allAttended, cancelled, completed, handedOver, requested } from './fixtures.ts'
import { referral } from './referral.ts'

const input = { outcome: 'SERVICE_PROVIDED' as const }
const transfer = [requested({ kind: 'TRANSFER' }), accepted()]

describe('completing a referral', () => {
  it('says how it ended', () => given(referral, requested(), accepted()).when(completeReferral, input, as(dinsos)).then(completed()))
  it('follows the hand-over of a transfer', () => {
    given(referral, ...transfer)
      .when(completeReferral, input, as(dinsos))
      .thenRejected('HANDOVER_PENDING')
    given(referral, ...transfer, ...allAttended(), handedOver())
      .when(completeReferral, input, as(dinsos))
      .then(completed())
  })
  it('may give a transfer back', () =>
    given(referral, ...transfer)
      .when(completeReferral, { outcome: 'RETURNED' }, as(dinsos))
      .then({ type: 'ReferralCompleted', data: { outcome: 'RETURNED' } }))
  it('does nothing when repeated', () =>
    given(referral, requested(), accepted(), completed()).when(completeReferral, input, as(dinsos)).thenNothing())
  it('is refused with another outcome, or once cancelled', () => {
    given(referral, requested(), accepted(), completed())
      .when(completeReferral, { outcome: 'CONTACT_LOST' }, as(dinsos))
      .thenRejected('REFERRAL_ALREADY_ENDED')
    given(referral, requested(), cancelled()).when(completeReferral, input, as(dinsos)).thenRejected('REFERRAL_ALREADY_ENDED')
  })
  it('is refused before it is accepted', () =>
    given(referral, requested()).when(completeReferral, input, as(dinsos)).thenRejected('REFERRAL_NOT_ACCEPTED'))
})
