import { systemActor } from '@titian/core'
import { given } from '@titian/testing'
import { accepted, requested } from './fixtures.ts'
import { referral } from './referral.ts'
import { stopDisclosure } from './stop-disclosure.ts'

const system = systemActor('referral')
const stopped = { type: 'ReferralCancelled' as const, data: { code: 'CONSENT_WITHDRAWN' as const } }

describe('stopping a disclosure', () => {
  it('takes back what nobody has taken on', () => given(referral, requested()).when(stopDisclosure, {}, system).then(stopped))
  it('leaves what runs already', () => given(referral, requested(), accepted()).when(stopDisclosure, {}, system).thenNothing())
  it('does nothing when repeated', () => given(referral, requested(), stopped).when(stopDisclosure, {}, system).thenNothing())
})
