import { as, dinsos, given, stateAfter, uptd } from '@titian/testing'
import { disclosableCategories } from './codes.ts'
import { accepted, completed, consents, consentTo, needyCase, openCase, recipients, refusedTo, requested, reviewSet } from './fixtures.ts'
import { lapseDisclosure } from './lapse-disclosure.ts'
import { referral } from './referral.ts'
import { requireDisclosureReview } from './require-disclosure-review.ts'
import { reviewDisclosure } from './review-disclosure.ts'
import { widenDisclosure } from './widen-disclosure.ts'

const bed = () => requested({ disclosedCategories: [], consentIds: [] })
const by = { actor: as(uptd), needs: { theCase: openCase, consents: consents(consentTo(dinsos, ['identity'])), recipient: recipients.dinsos } }
const name = { disclosedCategories: ['identity' as const] }
const widened = (data = {}) => ({
  type: 'DisclosureWidened' as const,
  data: { discretion: 'open' as const, ...name, consentIds: [consentTo(dinsos, []).data.consentId], byLaw: [], ...data },
})
const bound = (...events: Parameters<typeof stateAfter<object, typeof referral.events>>[1][]) =>
  Object.fromEntries((referral.relations?.(stateAfter(referral, ...events), 'id') ?? []).map(({ kind, disclosed }) => [kind, disclosed]))

describe('disclosing more to a recipient', () => {
  it('is a disclosure of its own, on a consent or a law (SAFETY 12)', () => {
    given(referral, bed(), accepted()).when(widenDisclosure, name, by).then(widened())
    given(referral, bed(), accepted())
      .when(widenDisclosure, { ...name, basis: 'UU21_51' }, { ...by, needs: { ...by.needs, consents: consents() } })
      .then(widened({ basis: 'UU21_51', consentIds: [], byLaw: ['identity'] }))
    given(referral, bed(), accepted())
      .when(widenDisclosure, { disclosedCategories: ['identity', 'legal'] }, by)
      .thenRejected('BASIS_MISSING', { categories: [disclosableCategories.label('legal')] })
  })
  it('gives the bed its name, and leaves what was disclosed before', () => {
    expect(bound(bed(), accepted())).toMatchObject({ recipientCaseworker: {}, recipientSupervisor: {}, askedAgency: {} })
    const more = bound(requested(), accepted(), widened({ disclosedCategories: ['contact'] }))
    for (const kind of ['recipientCaseworker', 'recipientSupervisor', 'askedAgency'])
      expect(more[kind]).toEqual({ identity: 'CONSENT', psychosocial: 'CONSENT', contact: 'CONSENT' })
    expect(more['recipientAgency']).toBeUndefined()
  })
  it('does nothing when repeated', () => given(referral, bed(), widened()).when(widenDisclosure, name, by).thenNothing())
  it('is refused once the referral has ended', () =>
    given(referral, bed(), accepted(), completed()).when(widenDisclosure, name, by).thenRejected('REFERRAL_ALREADY_ENDED'))
  it('is refused where she said no, also to other purposes of that agency', () =>
    given(referral, bed())
      .when(
        widenDisclosure,
        { ...name, basis: 'UU21_51' },
        { ...by, needs: { ...by.needs, consents: consents(refusedTo(dinsos, ['identity'], 'INVESTIGATION')) } },
      )
      .thenRejected('REFUSAL_STANDS'))
})

describe('a law that stands where she refused', () => {
  const urgent = requested({ disclosedCategories: ['medical'], consentIds: [], byLaw: ['medical'], basis: 'VITAL_INTEREST' })
  const supervisor = { actor: as(uptd, 'supervisor') }
  const rests = (...events: Parameters<typeof bound>) => bound(...events)['askedAgency']
  it('waits three days for a second person', () =>
    given(referral, bed())
      .when(
        widenDisclosure,
        { disclosedCategories: ['medical'], basis: 'VITAL_INTEREST' },
        { ...by, needs: { ...by.needs, theCase: needyCase, consents: consents(refusedTo(dinsos, ['medical'])) } },
      )
      .then(widened({ disclosedCategories: ['medical'], consentIds: [], byLaw: ['medical'], basis: 'VITAL_INTEREST' }), reviewSet()))
  it('is reviewed by another than who disclosed it', () => {
    const data = { discretion: 'open' as const }
    given(referral, urgent, reviewSet())
      .when(reviewDisclosure, { outcome: 'UPHELD' }, supervisor)
      .then({ type: 'DisclosureReviewed', data: { ...data, outcome: 'UPHELD' } })
    const self = stateAfter(referral, urgent, reviewSet()).disclosedBy ?? ''
    given(referral, urgent, reviewSet())
      .when(reviewDisclosure, { outcome: 'UPHELD' }, { actor: { ...as(uptd, 'supervisor'), userId: self } })
      .thenRejected('SECOND_PERSON_NEEDED')
    given(referral, urgent).when(reviewDisclosure, { outcome: 'UPHELD' }, supervisor).thenRejected('NO_REVIEW_DUE')
  })
  it('goes on where it is upheld, and rests on her consent alone where it is ended, or nobody reviewed it (SAFETY 12)', () => {
    const data = { discretion: 'open' as const }
    const reviewed = (outcome: 'UPHELD' | 'ENDED') => ({ type: 'DisclosureReviewed' as const, data: { ...data, outcome } })
    expect(rests(urgent, reviewSet())).toEqual({ medical: 'VITAL_INTEREST' })
    expect(rests(urgent, reviewSet(), reviewed('UPHELD'))).toEqual({ medical: 'VITAL_INTEREST' })
    expect(rests(urgent, reviewSet(), reviewed('ENDED'))).toEqual({ medical: 'CONSENT' })
    expect(rests(urgent, reviewSet(), { type: 'DisclosureLapsed', data })).toEqual({ medical: 'CONSENT' })
  })
  it('lapses when its time has come, and not before', () => {
    const dueAt = reviewSet().data.dueAt
    const at = (now: string) => ({ actor: as(uptd), now })
    given(referral, urgent, reviewSet()).when(lapseDisclosure, { dueAt }, at('2024-03-07T01:59:59.999Z')).thenNothing()
    given(referral, urgent, reviewSet())
      .when(lapseDisclosure, { dueAt }, at(dueAt))
      .then({ type: 'DisclosureLapsed', data: { discretion: 'open' } })
  })
  it('is reviewed also where she says no afterwards, once', () => {
    const knowing = { actor: as(uptd), needs: { theCase: openCase } }
    given(referral, urgent).when(requireDisclosureReview, {}, knowing).then(reviewSet())
    given(referral, urgent, reviewSet()).when(requireDisclosureReview, {}, knowing).thenNothing()
    given(referral, requested()).when(requireDisclosureReview, {}, knowing).thenNothing()
  })
  it('tells nobody where it went who may not know it (SAFETY 2)', () => {
    for (const type of ['DisclosureWidened', 'DisclosureReviewDue', 'DisclosureReviewed', 'DisclosureLapsed'] as const) {
      expect(referral.events[type].about.readers).toMatchObject({ by: 'discretion', codes: { protected: { group: 'protection' } } })
      expect(referral.events[type].about.publish?.fields).toEqual([])
    }
  })
})
