import { systemActor } from '@titian/core'
import { isSealed, personalFields } from '@titian/privacy'
import { as, given, idOf, sealedFixture, stateAfter, uptd } from '@titian/testing'
import { inMonth, onDay } from '@titian/vocabulary'
import type { z } from 'zod'
import { correctIdentityAttribute } from './correct-identity-attribute.ts'
import { aged, recordedName, registered } from './fixtures.ts'
import { recordAge } from './record-age.ts'
import { recordIdentityAttribute } from './record-identity-attribute.ts'
import { registerSubject } from './register-subject.ts'
import { attributeFields, subject } from './subject.ts'

const by = as(uptd)
const name = sealedFixture('nama rekaan')
const clearOf = (field: z.ZodOptional<z.ZodType>) => personalFields.get(field.unwrap())?.clear

describe('a subject', () => {
  it('never leaves intake', () => expect(subject.internal).toBe(true))
  it('shows attributes sealed, and no month of birth (SAFETY 6)', () => {
    const shown = subject.present?.(stateAfter(subject, registered(), recordedName(), aged('ASSESSED', '2020-01')), 's')
    expect(isSealed(shown?.name)).toBe(true)
    expect(JSON.stringify(shown)).not.toContain('2020-01')
  })
  it('takes a NIK of the right form only, and a document without one', () => {
    const nik = clearOf(attributeFields.nik)
    expect(nik?.safeParse('5371044505980001').success).toBe(true)
    expect(nik?.safeParse('5371049905980001').success).toBe(false)
    expect(recordIdentityAttribute.input.safeParse({ source: 'STATED' }).success).toBe(true)
  })
  it('files each attribute under its own category', () => {
    const categoryOf = (field: z.ZodOptional<z.ZodType>) => personalFields.get(field.unwrap())?.category
    expect([attributeFields.name, attributeFields.phone, attributeFields.address].map(categoryOf)).toEqual(['identity', 'contact', 'location'])
  })
})

describe('registering a subject', () => {
  const input = { caseId: idOf('case'), personId: idOf('person') }
  const system = systemActor('intake')
  it('puts the person of a case on record', () =>
    given(subject).when(registerSubject, input, system).then({ type: 'SubjectRegistered', data: input }))
  it('registers nobody twice', () => given(subject, registered()).when(registerSubject, input, system).thenNothing())
  it('is refused for another person', () =>
    given(subject, registered())
      .when(registerSubject, { ...input, personId: idOf('other') }, system)
      .thenRejected('SUBJECT_ALREADY_REGISTERED'))
})

describe('recording identity', () => {
  it('takes several attributes at once', () => {
    const input = { source: 'STATED', name, phone: sealedFixture('0800') } as const
    given(subject, registered()).when(recordIdentityAttribute, input, by).then({ type: 'IdentityAttributeRecorded', data: input })
  })
  it('records nothing twice', () =>
    given(subject, registered(), recordedName()).when(recordIdentityAttribute, { source: 'STATED', name }, by).thenNothing())
  it('is refused for what is recorded already, for nothing, for nobody', () => {
    const other = { source: 'STATED', name: sealedFixture('nama lain') } as const
    given(subject, registered(), recordedName())
      .when(recordIdentityAttribute, other, by)
      .thenRejected('ATTRIBUTE_ALREADY_RECORDED', { attributes: [{ id: 'Nama', en: 'Name' }] })
    given(subject, registered()).when(recordIdentityAttribute, { source: 'STATED' }, by).thenRejected('ATTRIBUTE_MISSING')
    given(subject).when(recordIdentityAttribute, other, by).thenRejected('SUBJECT_UNKNOWN')
  })
})

describe('correcting identity', () => {
  const right = { source: 'DOCUMENTED', name: sealedFixture('nama lain'), because: sealedFixture('ejaan') } as const
  it('keeps the former one in the history', () =>
    given(subject, registered(), recordedName()).when(correctIdentityAttribute, right, by).then({ type: 'IdentityAttributeCorrected', data: right }))
  it('corrects nothing twice', () => given(subject, registered(), recordedName('nama lain')).when(correctIdentityAttribute, right, by).thenNothing())
  it('is refused for what is not recorded, for nothing, for nobody', () => {
    given(subject, registered())
      .when(correctIdentityAttribute, right, by)
      .thenRejected('ATTRIBUTE_NOT_RECORDED', { attributes: [{ id: 'Nama', en: 'Name' }] })
    given(subject, registered()).when(correctIdentityAttribute, { source: 'STATED' }, by).thenRejected('ATTRIBUTE_MISSING')
    given(subject).when(correctIdentityAttribute, right, by).thenRejected('SUBJECT_UNKNOWN')
  })
})

describe('recording an age', () => {
  const may2016 = inMonth('2016-05', 'WITA')
  it('keeps the month of the 18th birthday', () =>
    given(subject, registered())
      .when(recordAge, { kind: 'STATED', years: 24 }, by)
      .then({ type: 'AgeRecorded', data: { kind: 'STATED', turns18: inMonth('2018-03', 'WIB'), irregular: false } }))
  it('marks an irregular document', () =>
    given(subject, registered())
      .when(recordAge, { kind: 'DOCUMENTED', turns18: may2016, documentIrregular: true }, by)
      .then({ type: 'AgeRecorded', data: { kind: 'DOCUMENTED', turns18: may2016, irregular: true } }))
  it('takes no day, for a day of birth is sealed', () => {
    expect(recordAge.input.safeParse({ kind: 'STATED', turns18: onDay('2016-05-17', 'WITA') }).success).toBe(false)
    expect(recordAge.input.safeParse({ kind: 'STATED', turns18: { ...onDay('2016-05-17', 'WITA'), precision: 'month' } }).success).toBe(false)
  })
  it('says nothing twice', () =>
    given(subject, registered(), aged('STATED', '2018-03', false, 'WIB'))
      .when(recordAge, { kind: 'STATED', years: 24 }, by)
      .thenNothing())
  it('is refused without an age, and for nobody', () => {
    given(subject, registered()).when(recordAge, { kind: 'STATED' }, by).thenRejected('AGE_MISSING')
    given(subject).when(recordAge, { kind: 'STATED', years: 24 }, by).thenRejected('SUBJECT_UNKNOWN')
  })
})
