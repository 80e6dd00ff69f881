import { consentedCategories, consentFact } from '@titian/case-file'
import { systemActor } from '@titian/core'
import { given, idOf, type Past, police, sealedFixture, stateAfter, usualNow } from '@titian/testing'
import { theCase } from '../case/case.ts'
import { closed, opened } from '../case/fixtures.ts'
import { confirmConsent } from './confirm-consent.ts'
import { consent } from './consent.ts'
import { correctConsent } from './correct-consent.ts'
import {
  alone,
  asked,
  because,
  beforeOthers,
  by,
  type ConsentPast,
  checkDue,
  confirmed,
  consentId,
  corrected,
  due,
  dueAt,
  firstId,
  given1,
  lapsed,
  openCase,
  refused,
  saidUntil,
  unconfirmed,
  withdrawn,
} from './fixtures.ts'
import { giveConsent } from './give-consent.ts'
import { lapseConsent } from './lapse-consent.ts'
import { refuseConsent } from './refuse-consent.ts'
import { withdrawConsent } from './withdraw-consent.ts'

describe('giving consent', () => {
  it('holds at once when it is said in private', () =>
    given(consent)
      .when(giveConsent, { ...asked, ...alone }, by)
      .then({ type: 'ConsentGiven', data: { consentId, ...asked, ...alone } }))
  it('holds for 72 hours when it is said before others, and is to be confirmed', () =>
    given(consent)
      .when(giveConsent, { ...asked, ...beforeOthers, validUntil: saidUntil }, by)
      .then(
        { type: 'ConsentGiven', data: { consentId, ...asked, ...beforeOthers, saidUntil, validUntil: dueAt } },
        { type: 'ConsentConfirmationDue', data: due },
      ))
  it('ends when the person said, if that is sooner', () =>
    given(consent)
      .when(giveConsent, { ...asked, ...beforeOthers, validUntil: '2024-03-05T00:00:00.000Z' }, by)
      .then(
        {
          type: 'ConsentGiven',
          data: { consentId, ...asked, ...beforeOthers, saidUntil: '2024-03-05T00:00:00.000Z', validUntil: '2024-03-05T00:00:00.000Z' },
        },
        { type: 'ConsentConfirmationDue', data: due },
      ))
  it('may follow a refusal', () =>
    given(consent, refused())
      .when(giveConsent, { ...asked, ...alone }, by)
      .then({ type: 'ConsentGiven', data: { consentId, ...asked, ...alone } }))
  it('says nothing twice, in whichever order the categories are named', () =>
    given(consent, given1())
      .when(giveConsent, { ...asked, categories: ['legal', 'identity'], ...alone }, by)
      .thenNothing())
  it('is refused for another person, a past end, a closed case', () => {
    given(consent)
      .when(giveConsent, { ...asked, personId: idOf('other'), ...alone }, by)
      .thenRejected('PERSON_OTHER')
    given(consent)
      .when(giveConsent, { ...asked, ...alone, validUntil: usualNow.toISOString() }, by)
      .thenRejected('CONSENT_ENDED')
    given(consent)
      .when(giveConsent, { ...asked, ...alone }, { ...by, needs: { ...openCase, theCase: stateAfter(theCase, opened(), closed()) } })
      .thenRejected('CASE_CLOSED')
  })
  it('cannot be asked for where she sleeps, nor for whom she accuses', () => {
    const tried = (category: string) => giveConsent.input.safeParse({ ...asked, ...alone, categories: [category] }).success
    expect(['shelter-location', 'suspect', 'informant', 'identity'].map(tried)).toEqual([false, false, false, true])
  })
})

describe('refusing consent', () => {
  const data = { consentId, ...asked, ...alone }
  it('is kept as an answer', () =>
    given(consent)
      .when(refuseConsent, { ...asked, ...alone }, by)
      .then({ type: 'ConsentRefused', data }))
  it('takes the place of an earlier yes', () => {
    given(consent, given1())
      .when(refuseConsent, { ...asked, ...alone }, by)
      .then({ type: 'ConsentRefused', data })
    expect(stateAfter(consent, given1(), refused()).consents.map(({ state }) => state)).toEqual(['replaced', 'refused'])
  })
  it('says nothing twice', () =>
    given(consent, refused())
      .when(refuseConsent, { ...asked, ...alone }, by)
      .thenNothing())
  it('is refused for another person', () =>
    given(consent)
      .when(refuseConsent, { ...asked, personId: idOf('other'), ...alone }, by)
      .thenRejected('PERSON_OTHER'))
})

describe('withdrawing consent', () => {
  it('keeps what was said of pressure, sealed', () =>
    given(consent, given1())
      .when(withdrawConsent, { consentId, pressure: sealedFixture('uang damai') }, { actor: by.actor, needs: openCase })
      .then({ type: 'ConsentWithdrawn', data: { consentId, deadlineId: consentId, pressure: sealedFixture('uang damai') } }, checkDue()))
  it('starts a private check on pressure, with a deadline (SAFETY 12)', () =>
    given(consent, given1()).when(withdrawConsent, { consentId }, { actor: by.actor, needs: openCase }).then(withdrawn(), checkDue()))
  it('withdraws nothing twice', () => given(consent, given1(), withdrawn()).when(withdrawConsent, { consentId }, by.actor).thenNothing())
  it('is refused for what is unknown or was never given', () => {
    given(consent).when(withdrawConsent, { consentId }, by.actor).thenRejected('CONSENT_UNKNOWN')
    given(consent, refused())
      .when(withdrawConsent, { consentId: idOf('no') }, by.actor)
      .thenRejected('CONSENT_NOT_GIVEN')
  })
})

describe('a consent that contradicts itself (SAFETY 12)', () => {
  it.each([
    ['the family in a private room', { whoPresent: ['FAMILY' as const], private: true }],
    ['an officer in a private room', { whoPresent: ['COMPANION' as const, 'OFFICER' as const], private: true }],
    ['nobody else, and the family', { whoPresent: ['NOBODY_ELSE' as const, 'FAMILY' as const], private: false }],
  ])('is none: %s', (_, wrong) => {
    given(consent)
      .when(giveConsent, { ...asked, ...alone, ...wrong }, by)
      .thenRejected('CONSENT_CONTRADICTORY')
    given(consent)
      .when(refuseConsent, { ...asked, ...alone, ...wrong }, by)
      .thenRejected('CONSENT_CONTRADICTORY')
  })
  it('is confirmed in private alone', () =>
    given(consent, ...unconfirmed())
      .when(confirmConsent, { consentId: firstId, ...alone, whoPresent: ['COMPANION', 'FAMILY'] }, by)
      .thenRejected('CONSENT_CONTRADICTORY'))
  it('names nobody and no category twice', () => {
    expect(giveConsent.input.safeParse({ ...asked, ...alone, categories: ['identity', 'identity'] }).success).toBe(false)
    expect(giveConsent.input.safeParse({ ...asked, ...alone, whoPresent: ['COMPANION', 'COMPANION'] }).success).toBe(false)
  })
  it('is refused for an agency that nobody knows', () =>
    given(consent)
      .when(giveConsent, { ...asked, ...alone }, { ...by, needs: { theCase: openCase.theCase } })
      .thenRejected('AGENCY_UNKNOWN'))
})

describe('one more category (SAFETY 12)', () => {
  const more = { ...asked, categories: ['contact' as const] }
  const second = idOf('second')
  it('leaves what was agreed to before', () => {
    given(consent, given1())
      .when(giveConsent, { ...more, ...alone }, by)
      .then({ type: 'ConsentGiven', data: { consentId, ...more, ...alone } })
    const { consents } = stateAfter(consent, given1(), { type: 'ConsentGiven', data: { consentId: second, ...more, ...alone } })
    expect(consents).toMatchObject([
      { state: 'given', categories: ['identity', 'legal'] },
      { state: 'given', categories: ['contact'] },
    ])
  })
  it('takes the place of what was said of the same one', () => {
    const { consents } = stateAfter(consent, given1(), {
      type: 'ConsentGiven',
      data: { consentId: second, ...more, categories: ['legal'], ...alone },
    })
    expect(consents).toMatchObject([
      { state: 'given', categories: ['identity'] },
      { state: 'given', categories: ['legal'] },
    ])
  })
})

describe('a line that was recorded by mistake', () => {
  it('counts no more, and says why', () => {
    given(consent, given1()).when(correctConsent, { consentId, because }, by.actor).then(corrected())
    given(consent, refused())
      .when(correctConsent, { consentId: idOf('no'), because }, by.actor)
      .then(corrected(idOf('no')))
    expect(stateAfter(consent, given1(), corrected()).consents).toMatchObject([{ state: 'mistaken' }])
  })
  it('is corrected once', () => given(consent, given1(), corrected()).when(correctConsent, { consentId, because }, by.actor).thenNothing())
  it('is refused for what is unknown, or counts no more', () => {
    given(consent).when(correctConsent, { consentId, because }, by.actor).thenRejected('CONSENT_UNKNOWN')
    given(consent, ...unconfirmed(), lapsed())
      .when(correctConsent, { consentId: firstId, because }, by.actor)
      .thenRejected('CONSENT_NOT_CORRECTABLE')
  })
})

describe('confirming consent', () => {
  it('makes it hold as long as the person said', () =>
    given(consent, ...unconfirmed())
      .when(confirmConsent, { consentId: firstId, ...alone }, by)
      .then(...confirmed()))
  it('needs privacy and a companion', () =>
    given(consent, ...unconfirmed())
      .when(confirmConsent, { consentId: firstId, ...beforeOthers }, by)
      .thenRejected('CONSENT_COMPANION_NEEDED'))
  it('confirms nothing twice', () => {
    given(consent, ...unconfirmed(), ...confirmed())
      .when(confirmConsent, { consentId: firstId, ...alone }, by)
      .thenNothing()
    given(consent, given1())
      .when(confirmConsent, { consentId, ...alone }, by)
      .thenNothing()
  })
  it('is refused for what is unknown, or holds no longer', () => {
    given(consent)
      .when(confirmConsent, { consentId: firstId, ...alone }, by)
      .thenRejected('CONSENT_UNKNOWN')
    given(consent, ...unconfirmed(), lapsed())
      .when(confirmConsent, { consentId: firstId, ...alone }, by)
      .thenRejected('CONSENT_NOT_GIVEN')
  })
})

describe('a consent that nobody confirmed', () => {
  const system = systemActor('intake')
  it('lapses', () =>
    given(consent, ...unconfirmed())
      .when(lapseConsent, { deadlineId: firstId, dueAt }, system)
      .then(lapsed()))
  it('is left alone when it was confirmed or withdrawn meanwhile', () => {
    given(consent, ...unconfirmed(), ...confirmed())
      .when(lapseConsent, { deadlineId: firstId, dueAt }, system)
      .thenNothing()
    given(consent, ...unconfirmed(), withdrawn(firstId))
      .when(lapseConsent, { deadlineId: firstId, dueAt }, system)
      .thenNothing()
  })
})

describe('what other services know of consent', () => {
  // As they receive it: public type, published fields.
  const seen = (...past: ConsentPast[]) =>
    stateAfter(
      consentFact,
      ...past.flatMap((one) => {
        const { publish } = consent.events[one.type].about
        const fields = Object.entries(one.data).filter(([name]) => ((publish?.fields ?? []) as readonly string[]).includes(name))
        const type: string = publish?.as ?? one.type
        return type in consentFact.events ? [{ type, data: Object.fromEntries(fields) } as unknown as Past<typeof consentFact.events>] : []
      }),
    )
  const open = (instant: string, ...past: ConsentPast[]) =>
    [...consentedCategories(seen(...past), police.agencyId, 'INVESTIGATION', new Date(instant)).keys()].toSorted()
  it('is what was given, confirmed, taken back', () => {
    expect(open('2024-03-05T00:00:00.000Z', given1())).toEqual(['identity', 'legal'])
    expect(open('2024-03-05T00:00:00.000Z', given1(), withdrawn())).toEqual([])
    expect(open('2024-03-05T00:00:00.000Z', refused())).toEqual([])
  })
  it('grows by one more category, and shrinks by a correction', () => {
    const more = { type: 'ConsentGiven' as const, data: { consentId: idOf('second'), ...asked, categories: ['contact' as const], ...alone } }
    expect(open('2024-03-05T00:00:00.000Z', given1(), more)).toEqual(['contact', 'identity', 'legal'])
    expect(open('2024-03-05T00:00:00.000Z', given1(), more, withdrawn())).toEqual(['contact'])
    expect(open('2024-03-05T00:00:00.000Z', given1(), more, corrected())).toEqual(['contact'])
  })
  it('ends by itself after 72 hours, unless confirmed', () => {
    expect(open('2024-03-06T00:00:00.000Z', ...unconfirmed())).toEqual(['identity', 'legal'])
    expect(open('2024-03-08T00:00:00.000Z', ...unconfirmed())).toEqual([])
    expect(open('2024-03-08T00:00:00.000Z', ...unconfirmed(), lapsed())).toEqual([])
    expect(open('2024-03-08T00:00:00.000Z', ...unconfirmed(), ...confirmed())).toEqual(['identity', 'legal'])
  })
})
