import { as, dinsos, given, idOf, stateAfter } from '@titian/testing'
import { changeReferralCaseworker } from './change-referral-caseworker.ts'
import { accepted, allAttended, cancelled, caseworkerChanged, handedOver, requested } from './fixtures.ts'
import { referral } from './referral.ts'

const by = as(dinsos, 'supervisor')
const input = { caseworkerId: 'user-dinsos-2' }

describe('changing the caseworker of a referral', () => {
  it('is done by the recipient, also after the hand-over', () => {
    given(referral, requested(), accepted()).when(changeReferralCaseworker, input, by).then(caseworkerChanged('user-dinsos-2'))
    given(referral, requested(), accepted(), ...allAttended(), handedOver())
      .when(changeReferralCaseworker, input, by)
      .then(caseworkerChanged('user-dinsos-2'))
  })
  it('says nothing twice', () =>
    given(referral, requested(), accepted(), caseworkerChanged('user-dinsos-2')).when(changeReferralCaseworker, input, by).thenNothing())
  it('is refused before the acceptance, after the end, and once a transfer is handed over', () => {
    given(referral, requested()).when(changeReferralCaseworker, input, by).thenRejected('REFERRAL_NOT_ACCEPTED')
    given(referral, requested(), accepted(), cancelled()).when(changeReferralCaseworker, input, by).thenRejected('REFERRAL_NOT_ACCEPTED')
    given(referral, requested({ kind: 'TRANSFER' }), accepted(), ...allAttended(), handedOver())
      .when(changeReferralCaseworker, input, by)
      .thenRejected('REFERRAL_NOT_ACCEPTED')
  })
  it('binds the new one from then on, and the old one until then (SAFETY 9)', () => {
    const bound = referral.relations?.(stateAfter(referral, requested(), accepted(), caseworkerChanged('user-dinsos-2')), idOf('referral'))
    expect(bound?.filter(({ kind }) => kind === 'recipientCaseworker')).toMatchObject([
      { userId: 'user-dinsos-1', from: '2024-03-01T00:02:00.000Z', to: '2024-03-01T00:03:00.000Z' },
      { userId: 'user-dinsos-2', from: '2024-03-01T00:03:00.000Z' },
    ])
  })
})
