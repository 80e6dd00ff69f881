import { readersOf } from '@titian/core'
import { as, dinsos, given, hospital, lpsk, police, sealedFixture, stateAfter, uptd } from '@titian/testing'
import { belu } from '../agency/fixtures.ts'
import { disclosableCategories } from './codes.ts'
import {
  accepted,
  caseId,
  closedCase,
  consents,
  consentTo,
  due,
  excluded,
  needyCase,
  openCase,
  personId,
  recipients,
  refusedTo,
  request,
  requested,
  reviewSet,
  withdrawn,
} from './fixtures.ts'
import { referral } from './referral.ts'
import { requestReferral } from './request-referral.ts'

const input = {
  caseId,
  personId,
  recipientAgencyId: dinsos.agencyId,
  service: 'SOCIAL_REHABILITATION' as const,
  disclosedCategories: ['identity' as const, 'psychosocial' as const],
}
const agreed = consents(consentTo(dinsos, ['identity', 'psychosocial']))
const by = { actor: as(uptd), needs: { theCase: openCase, consents: agreed, recipient: recipients.dinsos } }
const knowing = (needs: Partial<typeof by.needs> & object) => ({ ...by, needs: { ...by.needs, ...needs } })

describe('requesting a referral', () => {
  it('says which consents it rests on and when the answer is due', () => given(referral).when(requestReferral, input, by).then(requested(), due()))
  it('keeps the reason sealed', () =>
    given(referral)
      .when(requestReferral, { ...input, reason: sealedFixture('alasan') }, by)
      .then(requested({ reason: sealedFixture('alasan') }), due()))
  it('gives four hours in an emergency', () =>
    given(referral)
      .when(requestReferral, { ...input, urgency: 'EMERGENCY' }, by)
      .then(requested({ urgency: 'EMERGENCY' }), due({ rule: 'REF-ANSWER-EMERGENCY', dueAt: '2024-03-04T06:00:00.000Z' })))
  it('does nothing when repeated', () => given(referral, requested(), due()).when(requestReferral, input, by).thenNothing())
  it('is refused under the same id with other content', () =>
    given(referral, requested(), due())
      .when(requestReferral, { ...input, kind: 'TRANSFER' }, by)
      .thenRejected('REFERRAL_ALREADY_REQUESTED'))

  it('is refused for a case that is not known', () =>
    given(referral)
      .when(requestReferral, input, { actor: as(uptd) })
      .thenRejected('CASE_UNKNOWN'))
  it('is refused once the case is closed', () =>
    given(referral)
      .when(requestReferral, input, knowing({ theCase: closedCase }))
      .thenRejected('CASE_CLOSED'))
  it('is refused for another person', () =>
    given(referral)
      .when(requestReferral, { ...input, personId: caseId }, by)
      .thenRejected('PERSON_NOT_OF_CASE'))
  it('is refused to itself', () =>
    given(referral)
      .when(requestReferral, { ...input, recipientAgencyId: uptd.agencyId }, by)
      .thenRejected('SELF_REFERRAL'))
  it('is refused where the service is not offered', () =>
    given(referral)
      .when(requestReferral, { ...input, service: 'PROTECTION' }, by)
      .thenRejected('RECIPIENT_DOES_NOT_OFFER', { service: 'PROTECTION' }))
  it('is refused where the recipient works elsewhere', () =>
    given(referral)
      .when(requestReferral, input, knowing({ recipient: { ...recipients.dinsos, areas: [belu] } }))
      .thenRejected('RECIPIENT_DOES_NOT_OFFER'))
  it.each([['53'], ['53.71'], ['53.71.04']])('is taken where the recipient serves %s', (area) =>
    given(referral)
      .when(requestReferral, input, knowing({ recipient: { ...recipients.dinsos, areas: [area] } }))
      .then(requested(), due()),
  )
  it('reads the same where the recipient is excluded from the case', () =>
    given(referral)
      .when(requestReferral, input, { ...by, needs: { ...by.needs, bound: excluded(dinsos) } })
      .thenRejected('RECIPIENT_DOES_NOT_OFFER', { service: 'SOCIAL_REHABILITATION' }))
})

describe('the basis of a referral', () => {
  it('is asked for every category', () =>
    given(referral)
      .when(requestReferral, { ...input, disclosedCategories: ['identity', 'medical', 'contact'] }, by)
      .thenRejected('BASIS_MISSING', {
        categories: [
          { id: 'Kesehatan', en: 'Medical' },
          { id: 'Kontak', en: 'Contact' },
        ],
      }))
  it('is gone once consent is withdrawn', () =>
    given(referral)
      .when(requestReferral, input, knowing({ consents: consents(consentTo(dinsos, ['identity', 'psychosocial']), withdrawn) }))
      .thenRejected('BASIS_MISSING', { categories: [disclosableCategories.label('identity'), disclosableCategories.label('psychosocial')] }))
  it('is gone once consent has run out', () =>
    given(referral)
      .when(
        requestReferral,
        input,
        knowing({ consents: consents(consentTo(dinsos, ['identity', 'psychosocial'], 'SERVICES', '2024-03-04T01:00:00.000Z')) }),
      )
      .thenRejected('BASIS_MISSING'))
  it('is not what was agreed for another agency', () =>
    given(referral)
      .when(requestReferral, input, knowing({ consents: consents(consentTo(hospital, ['identity', 'psychosocial'])) }))
      .thenRejected('BASIS_MISSING'))
  it('may be the purpose of the recipient', () => {
    const toPolice = { ...input, recipientAgencyId: police.agencyId, service: 'LEGAL_INFORMATION' as const }
    const data = { recipientAgencyId: police.agencyId, service: 'LEGAL' as const, serviceType: 'LEGAL_INFORMATION' as const }
    given(referral)
      .when(
        requestReferral,
        toPolice,
        knowing({ recipient: recipients.police, consents: consents(consentTo(police, ['identity', 'psychosocial'], 'INVESTIGATION')) }),
      )
      .then(requested(data), due())
  })
  it('may be a law of the list, for what it carries and to whom, and is never text that the sender writes (SAFETY 12)', () => {
    const toPolice = { ...input, recipientAgencyId: police.agencyId, service: 'LEGAL_INFORMATION' as const }
    const none = knowing({ consents: consents() })
    given(referral)
      .when(requestReferral, { ...input, basis: 'UU21_51' }, none)
      .then(requested({ basis: 'UU21_51', consentIds: [], byLaw: ['identity', 'psychosocial'] }), due())
    given(referral)
      .when(requestReferral, { ...input, basis: 'UU21_51', disclosedCategories: ['identity', 'legal'] }, none)
      .thenRejected('BASIS_MISSING', { categories: [disclosableCategories.label('legal')] })
    given(referral)
      .when(requestReferral, { ...toPolice, basis: 'UU21_51' }, knowing({ consents: consents(), recipient: recipients.police }))
      .thenRejected('BASIS_MISSING')
    for (const basis of ['pasal mana saja', { kind: 'LEGAL_OBLIGATION', article: 'UU contoh pasal 1 (rekaan)' }])
      expect(requestReferral.input.safeParse({ ...input, basis }).success).toBe(false)
    expect(requestReferral.legalBasis?.({ ...input, basis: 'UU21_51' } as never, undefined as never, undefined as never)).toEqual({
      kind: 'PUBLIC_TASK',
      article: 'UU 21/2007 pasal 51',
    })
  })
  it('is consent wherever there is one, and the law for the rest', () =>
    given(referral)
      .when(requestReferral, { ...input, basis: 'UU21_51' }, knowing({ consents: consents(consentTo(dinsos, ['identity'])) }))
      .then(requested({ basis: 'UU21_51', byLaw: ['psychosocial'] }), due()))
  it('does not stand against her refusal, save vital interest and a legal obligation, which a second person reviews (SAFETY 12)', () => {
    const no = consents(refusedTo(dinsos, ['identity', 'medical']))
    given(referral)
      .when(requestReferral, { ...input, basis: 'UU21_51' }, knowing({ consents: no }))
      .thenRejected('REFUSAL_STANDS', { categories: [disclosableCategories.label('identity')] })
    given(referral)
      .when(requestReferral, { ...input, basis: 'VITAL_INTEREST', disclosedCategories: ['medical'] }, knowing({ consents: no, theCase: needyCase }))
      .then(requested({ basis: 'VITAL_INTEREST', disclosedCategories: ['medical'], byLaw: ['medical'], consentIds: [] }), due(), reviewSet())
  })
  it('is vital interest for how to reach her and what keeps her alive, not for her name', () => {
    const urgent = { ...input, basis: 'VITAL_INTEREST' as const, disclosedCategories: ['contact' as const, 'medical' as const] }
    const none = consents()
    given(referral)
      .when(requestReferral, urgent, knowing({ consents: none, theCase: needyCase }))
      .then(requested({ basis: urgent.basis, disclosedCategories: ['contact', 'medical'], consentIds: [], byLaw: ['contact', 'medical'] }), due())
    given(referral)
      .when(requestReferral, urgent, knowing({ consents: none }))
      .thenRejected('BASIS_MISSING')
    given(referral)
      .when(requestReferral, { ...urgent, urgency: 'EMERGENCY', disclosedCategories: ['identity'] }, knowing({ consents: none }))
      .thenRejected('BASIS_MISSING', { categories: [disclosableCategories.label('identity')] })
  })
  it('is not needed where nothing is disclosed: a bed is asked for before a name', () =>
    given(referral)
      .when(requestReferral, { ...input, service: 'SHELTER', disclosedCategories: [] }, knowing({ consents: consents() }))
      .then(requested({ service: 'SERVICE', serviceType: 'SHELTER', discretion: 'shelter', disclosedCategories: [], consentIds: [] }), due()))
  it('never covers shelters, protection, informants or suspects', () =>
    expect(requestReferral.input.safeParse({ ...input, disclosedCategories: ['shelter-location'] }).success).toBe(false))
})

describe('what others learn of a referral', () => {
  const open = { disclosedCategories: [], consentIds: [] }
  it('is a health service where it is an HIV test', () => {
    const data = request({ ...open, recipientAgencyId: hospital.agencyId, service: 'HEALTH', serviceType: 'HIV_TEST', discretion: 'health' })
    given(referral)
      .when(
        requestReferral,
        { ...input, disclosedCategories: [], recipientAgencyId: hospital.agencyId, service: 'HIV_TEST' },
        knowing({ recipient: recipients.hospital }),
      )
      .then({ type: 'ReferralRequested', data }, due())
    expect(readersOf(referral.events.ReferralRequested, data)).toMatchObject({ group: 'medical', neutral: { id: 'Rujukan ke layanan kesehatan' } })
    for (const told of ['serviceType', 'discretion']) expect(referral.events.ReferralRequested.about.publish?.fields).not.toContain(told)
  })
  it('is a service where it is LPSK', () =>
    given(referral)
      .when(
        requestReferral,
        { ...input, disclosedCategories: [], recipientAgencyId: lpsk.agencyId, service: 'PROTECTION' },
        knowing({ recipient: recipients.lpsk }),
      )
      .then(
        requested({ ...open, recipientAgencyId: lpsk.agencyId, service: 'SERVICE', serviceType: 'PROTECTION', discretion: 'protected' }),
        { type: 'ReferralNoted', data: {} },
        due(),
      ))
  it.each([
    ['open', 'case', undefined, undefined],
    ['health', 'medical', 'Rujukan ke layanan kesehatan', 'Rujukan dialihkan ke layanan kesehatan'],
    ['shelter', 'shelter-location', 'Rujukan ke layanan', 'Rujukan dialihkan ke layanan lain'],
    ['protected', 'protection', 'Rujukan ke layanan', 'Rujukan dialihkan ke layanan lain'],
  ] as const)('is read of one that is %s by the group %s, asked or asked on', (discretion, group, asked, askedOn) => {
    const { ReferralRequested, ReferralRedirected } = referral.events
    const [first, second] = [
      readersOf(ReferralRequested, request({ discretion })),
      readersOf(ReferralRedirected, { ...request({ discretion }), toReferralId: caseId }),
    ]
    expect([first.group, first.neutral?.id]).toEqual([group, asked])
    expect([second.group, second.neutral?.id]).toEqual([group, askedOn])
  })
  it('leaves recipient and service out of the resource where they tell', () => {
    const discreet = stateAfter(referral, requested({ discretion: 'protected' }))
    const shown = referral.present?.(discreet, 'id')
    expect(shown).not.toHaveProperty('recipientAgencyId')
    expect(shown).not.toHaveProperty('serviceType')
    expect(referral.present?.(stateAfter(referral, requested()), 'id')).toMatchObject({ recipientAgencyId: dinsos.agencyId })
  })
  it('holds no reason that was not disclosed', () => {
    const reason = sealedFixture('alasan')
    expect(referral.present?.(stateAfter(referral, requested({ reason, disclosedCategories: ['identity'] })), 'id')).not.toHaveProperty('reason')
    expect(referral.present?.(stateAfter(referral, requested({ reason })), 'id')).toMatchObject({ reason })
  })
})

describe('work and claims', () => {
  const parsed = requestReferral.input.parse(input)
  const state = stateAfter(referral)
  it('is waited for by the closure of its case, save in an emergency', () => {
    const toDinsos = { recipient: recipients.dinsos } as never
    expect(requestReferral.opensWork?.(parsed, state, toDinsos)).toEqual({ caseId, immediate: false })
    expect(requestReferral.opensWork?.({ ...parsed, urgency: 'EMERGENCY' }, state, toDinsos)).toEqual({ caseId, immediate: true })
  })
  it('is no work where it goes to protection, for an objection with nothing to be seen behind it would tell', () => {
    const urgent = { ...parsed, urgency: 'EMERGENCY' as const }
    expect(requestReferral.opensWork?.(urgent, state, { recipient: recipients.lpsk } as never)).toBeUndefined()
    expect(requestReferral.opensWork?.({ ...urgent, service: 'PROTECTION' }, state, { recipient: recipients.dinsos } as never)).toBeUndefined()
    expect(referral.isOpen?.(stateAfter(referral, requested()))).toBe(true)
    expect(referral.isOpen?.(stateAfter(referral, requested({ discretion: 'protected' }), accepted()))).toBe(false)
  })
  it('claims case, service and recipient', () =>
    expect(requestReferral.claims?.(parsed, state, {} as never)).toEqual([
      {
        kind: 'open-referral',
        key: `${caseId} SOCIAL_REHABILITATION ${dinsos.agencyId}`,
        otherwise: { rejected: 'REFERRAL_ALREADY_OPEN', details: {} },
      },
    ]))
})
