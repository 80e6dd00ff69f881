import { as, given, uptd } from '@titian/testing'
import { cancelReferral } from './cancel-referral.ts'
import { accepted, allAttended, cancelled, completed, handedOver, requested } from './fixtures.ts'
import { referral } from './referral.ts'

const input = { code: 'NOT_NEEDED' as const }

describe('cancelling a referral', () => {
  it('takes it back before and after the acceptance', () => {
    given(referral, requested()).when(cancelReferral, input, as(uptd)).then(cancelled())
    given(referral, requested(), accepted()).when(cancelReferral, input, as(uptd)).then(cancelled())
  })
  it('does nothing when repeated', () => given(referral, requested(), cancelled()).when(cancelReferral, input, as(uptd)).thenNothing())
  it('is refused once handed over', () =>
    given(referral, requested(), accepted(), ...allAttended(), handedOver())
      .when(cancelReferral, input, as(uptd))
      .thenRejected('REFERRAL_ALREADY_HANDED_OVER'))
  it('is refused once it ended', () =>
    given(referral, requested(), accepted(), completed()).when(cancelReferral, input, as(uptd)).thenRejected('REFERRAL_ALREADY_ENDED'))
})
