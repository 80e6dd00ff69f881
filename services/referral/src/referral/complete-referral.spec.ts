import { as, dinsos, given, idOf, police, stateAfter } from '@titian/testing'
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
  describe('as own proceedings', () => {
    const own = { outcome: 'OWN_PROCEEDINGS' as const }
    const investigator = as(police)
    it('ends the referral, and keeps the investigator who took it on bound to the case', () => {
      given(referral, requested(), accepted()).when(completeReferral, own, investigator).then({ type: 'ReferralContinued', data: {} })
      const state = stateAfter(referral, requested(), accepted(), { type: 'ReferralContinued', data: {} })
      expect(referral.isOpen?.(state)).toBe(false)
      const bound = referral.relations?.(state, idOf('referral')).filter(({ to, kind }) => to === undefined && kind !== 'senderAgency')
      expect(bound).toEqual([expect.objectContaining({ kind: 'assigned', userId: accepted().data.caseworkerId, agencyId: state.recipientAgencyId })])
    })
    it('is for investigators and prosecutors only', () =>
      given(referral, requested(), accepted()).when(completeReferral, own, as(dinsos)).thenRejected('NO_OWN_PROCEEDINGS'))
    it('does nothing when repeated', () =>
      given(referral, requested(), accepted(), { type: 'ReferralContinued', data: {} }).when(completeReferral, own, investigator).thenNothing())
  })
  it('is refused before it is accepted', () =>
    given(referral, requested()).when(completeReferral, input, as(dinsos)).thenRejected('REFERRAL_NOT_ACCEPTED'))
})
