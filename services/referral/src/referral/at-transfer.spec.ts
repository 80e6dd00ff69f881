import { systemActor } from '@titian/core'
import { dinsos, given, idOf, stateAfter, uptd } from '@titian/testing'
import { endWithTransfer } from './end-with-transfer.ts'
import { accepted, completed, passedOn, requested } from './fixtures.ts'
import { passReferralOn } from './pass-referral-on.ts'
import { referral } from './referral.ts'

const system = systemActor('referral')
const input = { senderAgencyId: dinsos.agencyId }
const ended = { type: 'ReferralCancelled', data: { code: 'TRANSFERRED' } } as const
const toLpsk = requested({ discretion: 'protected', serviceType: 'PROTECTION', service: 'SERVICE' })

describe('an open referral, when its case is transferred', () => {
  it('goes over to who is accountable now', () => {
    given(referral, requested()).when(passReferralOn, input, system).then(passedOn(dinsos))
    const bound = referral.relations?.(stateAfter(referral, requested(), accepted(), passedOn(dinsos)), idOf('referral'))
    expect(bound?.filter(({ kind }) => kind === 'senderAgency')).toMatchObject([
      { agencyId: uptd.agencyId, to: '2024-03-01T00:03:00.000Z' },
      { agencyId: dinsos.agencyId, from: '2024-03-01T00:03:00.000Z' },
    ])
  })
  it('or ends with it', () => given(referral, requested(), accepted()).when(endWithTransfer, {}, system).then(ended))
  it('goes and ends once', () => {
    given(referral, requested(), passedOn(dinsos)).when(passReferralOn, input, system).thenNothing()
    given(referral, requested(), ended).when(endWithTransfer, {}, system).thenNothing()
  })
  it('is left alone when it is over', () => {
    given(referral, requested(), accepted(), completed()).when(passReferralOn, input, system).thenNothing()
    given(referral, requested(), accepted(), completed()).when(endWithTransfer, {}, system).thenNothing()
  })
  it('to protection is its sender’s affair alone (SAFETY 2)', () => {
    given(referral, toLpsk).when(passReferralOn, input, system).thenNothing()
    given(referral, toLpsk).when(endWithTransfer, {}, system).thenNothing()
  })
})
