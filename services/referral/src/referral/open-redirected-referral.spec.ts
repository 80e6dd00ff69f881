import { systemActor } from '@titian/core'
import { dinsos, given, ngo, uptd } from '@titian/testing'
import { disclosableCategories } from './codes.ts'
import { caseId, consents, consentTo, due, openCase, personId, recipients, requested } from './fixtures.ts'
import { openRedirectedReferral } from './open-redirected-referral.ts'
import { referral } from './referral.ts'

const input = {
  caseId,
  personId,
  senderAgencyId: uptd.agencyId,
  recipientAgencyId: ngo.agencyId,
  service: 'SOCIAL_REHABILITATION' as const,
  disclosedCategories: ['identity' as const],
}
const needs = { theCase: openCase, consents: consents(consentTo(ngo, ['identity'])), recipient: recipients.ngo }
const by = { actor: systemActor('referral'), needs }

describe('opening a redirected referral', () => {
  it('keeps the sender', () =>
    given(referral)
      .when(openRedirectedReferral, input, by)
      .then(requested({ recipientAgencyId: ngo.agencyId, disclosedCategories: ['identity'] }), due()))
  it('does nothing when repeated', () => given(referral, requested(), due()).when(openRedirectedReferral, input, by).thenNothing())
  it('is refused where consent was withdrawn meanwhile', () =>
    given(referral)
      .when(openRedirectedReferral, input, { ...by, needs: { ...needs, consents: consents(consentTo(dinsos, ['identity'])) } })
      .thenRejected('BASIS_MISSING', { categories: [disclosableCategories.label('identity')] }))
})
