import { as, dinsos, given, sealedFixture } from '@titian/testing'
import { referralRejectionCodes } from '@titian/vocabulary'
import { accepted, rejected, requested, toRedirect } from './fixtures.ts'
import { referral } from './referral.ts'
import { rejectReferral } from './reject-referral.ts'

describe('rejecting a referral', () => {
  it('says why by a code', () => given(referral, requested()).when(rejectReferral, { code: 'NO_CAPACITY' }, as(dinsos)).then(rejected()))
  it('keeps the explanation sealed', () =>
    given(referral, requested())
      .when(rejectReferral, { code: 'OTHER', text: sealedFixture('penuh') }, as(dinsos))
      .then({ type: 'ReferralRejected', data: { code: 'OTHER', text: sealedFixture('penuh'), ...toRedirect } }))
  it('is refused for another reason without words', () =>
    given(referral, requested()).when(rejectReferral, { code: 'OTHER' }, as(dinsos)).thenRejected('REJECTION_TEXT_MISSING'))
  it('does nothing when repeated', () =>
    given(referral, requested(), rejected()).when(rejectReferral, { code: 'NO_CAPACITY' }, as(dinsos)).thenNothing())
  it('is refused with another code afterwards', () =>
    given(referral, requested(), rejected())
      .when(rejectReferral, { code: 'DUPLICATE' }, as(dinsos))
      .thenRejected('REFERRAL_ALREADY_REJECTED', { code: referralRejectionCodes.label('NO_CAPACITY') }))
  it('is refused once accepted', () =>
    given(referral, requested(), accepted()).when(rejectReferral, { code: 'NO_CAPACITY' }, as(dinsos)).thenRejected('REFERRAL_NOT_OPEN'))
})
