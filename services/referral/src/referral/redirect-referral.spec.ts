import { as, dinsos, given, idOf, lpsk, ngo, sealedFixture, stateAfter, uptd } from '@titian/testing'
import { disclosableCategories } from './codes.ts'
import { accepted, cancelled, consents, consentTo, escalated, openCase, recipients, rejected, request, requested } from './fixtures.ts'
import { redirectReferral } from './redirect-referral.ts'
import { referral } from './referral.ts'

const input = { recipientAgencyId: ngo.agencyId }
const by = {
  actor: as(uptd),
  needs: { theCase: openCase, consents: consents(consentTo(ngo, ['identity', 'psychosocial'])), recipient: recipients.ngo },
}
const toReferralId = idOf('redirected referral')
const redirected = (data = {}) => ({
  type: 'ReferralRedirected' as const,
  data: { ...request({ recipientAgencyId: ngo.agencyId, ...data }), toReferralId },
})

describe('redirecting a referral', () => {
  it('asks another agency after a rejection', () => given(referral, requested(), rejected()).when(redirectReferral, input, by).then(redirected()))
  it('ends one that nobody answered in time', () =>
    given(referral, requested(), escalated()).when(redirectReferral, input, by).then(redirected(), cancelled()))
  it('takes the reason along, sealed as it is', () => {
    const reason = sealedFixture('alasan')
    given(referral, requested({ reason }), rejected()).when(redirectReferral, input, by).then(redirected({ reason }))
  })
  it('may disclose less to the next', () =>
    given(referral, requested(), rejected())
      .when(redirectReferral, { ...input, disclosedCategories: [] }, { ...by, needs: { ...by.needs, consents: consents() } })
      .then(redirected({ disclosedCategories: [], consentIds: [] })))
  it('does nothing when repeated', () => given(referral, requested(), rejected(), redirected()).when(redirectReferral, input, by).thenNothing())
  it('is refused to a third afterwards', () =>
    given(referral, requested(), rejected(), redirected())
      .when(redirectReferral, { recipientAgencyId: lpsk.agencyId }, by)
      .thenRejected('REFERRAL_ALREADY_REDIRECTED'))
  it('is refused without basis for the new recipient', () =>
    given(referral, requested(), rejected())
      .when(redirectReferral, input, { ...by, needs: { ...by.needs, consents: consents(consentTo(dinsos, ['identity', 'psychosocial'])) } })
      .thenRejected('BASIS_MISSING', { categories: [disclosableCategories.label('identity'), disclosableCategories.label('psychosocial')] }))
  it('is refused while the answer is awaited, and once accepted', () => {
    given(referral, requested()).when(redirectReferral, input, by).thenRejected('REFERRAL_NOT_REDIRECTABLE')
    given(referral, requested(), accepted()).when(redirectReferral, input, by).thenRejected('REFERRAL_NOT_REDIRECTABLE')
  })
  it('is refused to the same agency', () =>
    given(referral, requested(), rejected()).when(redirectReferral, { recipientAgencyId: dinsos.agencyId }, by).thenRejected('SAME_RECIPIENT'))
  it('claims the new recipient and is refused while the case closes, like a request', () => {
    const state = stateAfter(referral, requested(), rejected())
    const [claim] = redirectReferral.claims?.(input, state, {} as never) ?? []
    expect(claim).toMatchObject({ kind: 'open-referral', key: `${state.caseId} SOCIAL_REHABILITATION ${ngo.agencyId}` })
    expect(redirectReferral.opensWork?.(input, state, { recipient: recipients.ngo } as never)).toEqual({ caseId: state.caseId, immediate: false })
  })
  it('ends a referral for those who wait for it', () => {
    expect(referral.isOpen?.(stateAfter(referral, requested()))).toBe(true)
    expect(referral.isOpen?.(stateAfter(referral, requested(), escalated(), redirected(), cancelled()))).toBe(false)
  })
})
