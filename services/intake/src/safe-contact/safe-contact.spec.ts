import { safeContactFact } from '@titian/case-file'
import { as, given, idOf, type Past, sealedFixture, stateAfter, uptd } from '@titian/testing'
import { theCase } from '../case/case.ts'
import { caseId, closed, opened, personId } from '../case/fixtures.ts'
import { attemptContact } from './attempt-contact.ts'
import { neutralWords } from './codes.ts'
import { recordSafeContact } from './record-safe-contact.ts'
import { safeContact } from './safe-contact.ts'
import { withdrawSafeContact } from './withdraw-safe-contact.ts'

type ContactPast = Past<typeof safeContact.events>
const reach = {
  channel: sealedFixture('TEXT_MESSAGE'),
  address: sealedFixture('nomor rekaan'),
  hours: sealedFixture('sesudah pukul 19'),
  codeWord: sealedFixture('kue lapis'),
  alsoHeldBy: sealedFixture('bibinya'),
  neverUse: sealedFixture('telepon rumah'),
}
const contactId = idOf('contact')
const recorded = (id = contactId): ContactPast => ({ type: 'SafeContactRecorded', data: { contactId: id, caseId, personId, ...reach } })
const withdrawn = (): ContactPast => ({ type: 'SafeContactWithdrawn', data: { contactId } })
const attempted = { outcome: 'NOT_REACHED', words: 'CALL_BACK' } as const
const by = { actor: as(uptd), id: personId, needs: { theCase: stateAfter(theCase, opened()) } }

describe('a safe channel (SAFETY 16)', () => {
  it('is recorded as she says it: channel, hours, code word, who else holds the phone, what is never to be used', () =>
    given(safeContact)
      .when(recordSafeContact, { caseId, personId, ...reach }, by)
      .then(recorded()))
  it('takes the place of the one before', () => {
    given(safeContact, recorded(idOf('old')))
      .when(recordSafeContact, { caseId, personId, ...reach }, by)
      .then(recorded())
    expect(stateAfter(safeContact, recorded(idOf('old')), recorded()).channel?.contactId).toBe(contactId)
  })
  it('says nothing twice', () =>
    given(safeContact, recorded())
      .when(recordSafeContact, { caseId, personId, ...reach }, by)
      .thenNothing())
  it('is refused for another person, and in a closed case', () => {
    given(safeContact)
      .when(recordSafeContact, { caseId, personId: idOf('other'), ...reach }, by)
      .thenRejected('PERSON_OTHER')
    given(safeContact)
      .when(recordSafeContact, { caseId, personId, ...reach }, { ...by, needs: { theCase: stateAfter(theCase, opened(), closed()) } })
      .thenRejected('CASE_CLOSED')
  })
  it('is read by those who may read how to reach her, and is sealed to all others', () => {
    for (const { about } of Object.values(safeContact.events)) {
      expect(about.group).toBe('contact')
      expect(about.neutral).toBeDefined()
      expect(about.publish?.fields.filter((field) => field !== 'caseId')).toEqual([])
    }
    expect(Object.keys(recorded().data).filter((name) => name in reach).length).toBe(6)
  })
})

describe('withdrawing the safe channel (SAFETY 16)', () => {
  it('leaves none to be used', () => {
    given(safeContact, recorded()).when(withdrawSafeContact, {}, by.actor).then(withdrawn())
    expect(safeContact.present?.(stateAfter(safeContact, recorded(), withdrawn()), personId)).toMatchObject({
      status: 'withdrawn',
      address: undefined,
    })
  })
  it('says nothing twice, and is refused where there never was one', () => {
    given(safeContact, recorded(), withdrawn()).when(withdrawSafeContact, {}, by.actor).thenNothing()
    given(safeContact).when(withdrawSafeContact, {}, by.actor).thenRejected('NO_SAFE_CHANNEL')
  })
})

describe('an attempt at contact (SAFETY 16)', () => {
  it('says which neutral words were left', () =>
    given(safeContact, recorded())
      .when(attemptContact, attempted, by.actor)
      .then({ type: 'ContactAttempted', data: { contactId, ...attempted } }))
  it('is none without a channel: no channel, no contact', () => {
    given(safeContact).when(attemptContact, attempted, by.actor).thenRejected('NO_SAFE_CHANNEL')
    given(safeContact, recorded(), withdrawn()).when(attemptContact, attempted, by.actor).thenRejected('NO_SAFE_CHANNEL')
  })
  it('leaves no words of one’s own, and none of help, of a case, of an office', () => {
    expect(attemptContact.input.safeParse({ outcome: 'REACHED', words: 'Dari kantor perlindungan' }).success).toBe(false)
    for (const code of neutralWords.codes)
      expect(JSON.stringify(neutralWords.label(code))).not.toMatch(/kasus|korban|UPTD|polisi|lembaga|case|victim|police/i)
  })
})

it('tells other services that there is a channel, and nothing of it', () => {
  const known = { type: 'SafeContactRecorded', data: { caseId } } as const
  expect(stateAfter(safeContactFact, known)).toEqual({ caseId, stands: true })
  expect(stateAfter(safeContactFact, known, { type: 'SafeContactWithdrawn', data: {} })).toEqual({ caseId, stands: false })
})
