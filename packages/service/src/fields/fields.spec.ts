import { personal } from '@titian/privacy'
import { triageUrgency } from '@titian/vocabulary'
import { z } from 'zod'
import { factsOf } from './facts.ts'
import { jsonSchemaOf } from './json-schema.ts'
import {
  agencyRef,
  civilDate,
  code,
  count,
  country,
  eachOnce,
  flag,
  group,
  moment,
  place,
  publicText,
  ref,
  span,
  technical,
  vagueDate,
  words,
  worker,
} from './kinds.ts'
import { mapDeclared, takenOut } from './map-declared.ts'
import { labelOf, undeclared } from './parts.ts'

const label = (text: string) => ({ id: `${text} id`, en: `${text} en` })
const person = z.strictObject({
  caseworker: worker(label('worker')),
  agency: agencyRef(label('agency')).optional(),
  urgency: code(triageUrgency, label('urgency')),
  area: place('regency', label('area')).nullable(),
  seen: moment(label('seen')),
  needs: z.array(code(triageUrgency, label('needs'))).max(3),
  places: z.array(group({ area: place('regency', label('area')), when: vagueDate(label('when')) }, label('place'))),
  alone: flag(label('alone')),
  caseId: ref('case', label('case')),
  note: personal('psychosocial', { of: 'personId', label: label('note') }, z.string()).optional(),
})
const value = {
  caseworker: 'u-7',
  urgency: 'EMERGENCY',
  area: '53.71',
  seen: '2024-03-12T06:30:00.000Z',
  needs: ['EMERGENCY', 'PRIORITY'],
  places: [{ area: '53.04', when: { from: '2020-01-31T15:00:00.000Z', to: '2020-02-29T14:59:59.999Z', precision: 'month' } }],
  alone: true,
  caseId: '00000000-0000-4000-8000-000000000001',
  note: 'kata-kata rekaan',
}

describe('declared fields', () => {
  it('are all declared', () => expect(undeclared(person)).toEqual([]))

  it.each([
    ['a string', z.strictObject({ name: z.string() }), 'name'],
    ['a number in a list', z.strictObject({ sizes: z.array(z.number()) }), 'sizes[]'],
    ['an object', z.strictObject({ who: z.strictObject({ by: worker(label('by')) }) }), 'who'],
    ['a field of a group', z.strictObject({ who: group({ by: z.uuid() }, label('who')) }), 'who.by'],
    ['an unknown', z.strictObject({ data: z.unknown().optional() }), 'data'],
    ['a union', z.strictObject({ either: z.union([z.string(), z.number()]) }), 'either'],
    ['a record', z.strictObject({ by: z.record(z.string(), z.string()) }), 'by'],
  ])('name %s that nobody declared', (_, schema, path) => expect(undeclared(schema)).toEqual([path]))

  it('keep their meaning when narrowed, described or wrapped', () => {
    expect(undeclared(z.strictObject({ title: publicText(50, label('title')).max(10).describe('short').optional() }))).toEqual([])
    expect(labelOf(z.array(worker(label('w')).optional()).max(3))).toEqual(label('w'))
  })

  it('are replaced one by one, and what nobody declared is not answered', () => {
    const seen = mapDeclared(person, { ...value, secret: 'x' }, (leaf, one) => (!leaf.personal && leaf.meaning.kind === 'worker' ? takenOut : one))
    const { caseworker: _, ...rest } = value
    expect(seen).toEqual(rest)
  })

  it('say themselves in words, in both languages, without a code, an id or a name of a field', () => {
    const facts = factsOf(person, value, { zone: 'WITA', instants: 'minute' })
    expect(facts.map((fact) => ['text' in fact ? `${fact.label.id}: ${fact.text.id}` : '', 'text' in fact ? fact.text.en : ''])).toEqual([
      ['worker id: u-7', 'u-7'],
      [`urgency id: ${triageUrgency.label('EMERGENCY').id}`, triageUrgency.label('EMERGENCY').en],
      ['area id: Kota Kupang, Nusa Tenggara Timur', 'Kota Kupang, Nusa Tenggara Timur'],
      ['seen id: 12 Mar 2024, 14.30 WITA', '12 Mar 2024, 14:30 WITA'],
      [
        `needs id: ${triageUrgency.label('EMERGENCY').id}, ${triageUrgency.label('PRIORITY').id}`,
        `${triageUrgency.label('EMERGENCY').en}, ${triageUrgency.label('PRIORITY').en}`,
      ],
      ['place id – area id: Kabupaten Belu, Nusa Tenggara Timur', 'Kabupaten Belu, Nusa Tenggara Timur'],
      ['place id – when id: Februari 2020', 'February 2020'],
      ['alone id: ya', 'yes'],
      ['note id: kata-kata rekaan', 'kata-kata rekaan'],
    ])
  })

  it('say the day alone to whoever may know no more: midnight would be an hour, and often the wrong one', () => {
    const due = z.strictObject({ due: moment(label('due')) })
    expect(factsOf(due, { due: '2024-03-13T17:00:00.000Z' }, { zone: 'WIB', instants: 'day' })).toEqual([
      { label: label('due'), text: { id: '14 Mar 2024', en: '14 Mar 2024' } },
    ])
  })

  it('say a pseudonym in the language of the reader', () => {
    const name = { id: 'Petugas BCDFGH', en: 'Worker BCDFGH' }
    expect(factsOf(z.strictObject({ by: worker(label('by')) }), { by: name }, { zone: 'WIB', instants: 'day' })).toEqual([
      { label: label('by'), text: name },
    ])
  })

  it('say what code has put into words as it stands', () => {
    const task = { id: 'Jawab rujukan', en: 'Answer referral' }
    const row = z.strictObject({ task: words(label('task')) })
    expect(undeclared(row)).toEqual([])
    expect(factsOf(row, { task }, { zone: 'WIB', instants: 'minute' })).toEqual([{ label: label('task'), text: task }])
    expect(jsonSchemaOf(row)).toMatchObject({ properties: { task: { 'x-means': 'words', 'x-label': label('task') } } })
  })

  it('name an agency by its id, for the directory to say', () => {
    const agency = '00000000-0000-4000-8000-000000000002'
    expect(factsOf(z.strictObject({ to: agencyRef(label('to')) }), { to: agency }, { zone: 'WIB', instants: 'minute' })).toEqual([
      { label: label('to'), agencyId: agency },
    ])
  })

  it('say nothing where machines note for machines', () =>
    expect(
      factsOf(
        z.strictObject({ stream: technical(label('stream')), n: count(label('n')) }),
        { stream: 's', n: 1200 },
        { zone: 'WIB', instants: 'minute' },
      ),
    ).toEqual([{ label: label('n'), text: { id: '1.200', en: '1,200' } }]))

  it('carry their meaning and words into JSON Schema', () => {
    const { properties } = jsonSchemaOf(person) as { properties: Record<string, object> }
    expect(properties['caseworker']).toMatchObject({ 'x-means': 'worker', 'x-label': label('worker'), type: 'string' })
    expect(properties['urgency']).toMatchObject({ 'x-means': 'code', title: triageUrgency.name })
    expect(properties['seen']).toMatchObject({ 'x-means': 'moment', format: 'date-time' })
    expect(properties['places']).toMatchObject({
      type: 'array',
      'x-label': label('place'),
      items: { properties: { area: { 'x-level': 'regency' } } },
    })
  })
})

describe('dates and codes', () => {
  const takes = (schema: z.ZodType, one: unknown) => schema.safeParse(one).success
  it('are of no year that a case cannot be about', () => {
    for (const year of ['0001', '1899', '2200', '9999']) {
      expect(takes(moment(label('at')), `${year}-06-01T00:00:00.000Z`)).toBe(false)
      expect(takes(civilDate(label('on')), `${year}-06-01`)).toBe(false)
      const [from, to] = [`${year}-06-01T00:00:00.000Z`, `${year}-06-30T23:59:59.999Z`]
      expect(takes(vagueDate(label('when')), { from, to, precision: 'month' })).toBe(false)
    }
    expect(takes(moment(label('at')), '1999-06-01T00:00:00.000Z')).toBe(true)
    expect(takes(civilDate(label('on')), '1900-01-01')).toBe(true)
  })
  it('end no sooner than they begin', () => {
    const [early, late] = ['2024-03-01T00:00:00.000Z', '2024-03-02T00:00:00.000Z']
    expect(takes(span(label('span')), { from: late, to: early })).toBe(false)
    for (const right of [{ from: early, to: late }, { from: early, to: early }, { from: early }]) expect(takes(span(label('span')), right)).toBe(true)
    expect(undeclared(z.strictObject({ span: span(label('span')) }))).toEqual([])
  })
  it('name a country that there is', () => expect(['MY', 'XX', 'my'].map((one) => takes(country(label('in')), one))).toEqual([true, false, false]))
  it('name nothing twice', () => {
    const list = eachOnce(z.array(code(triageUrgency, label('urgency')))).min(1)
    expect([['EMERGENCY', 'ROUTINE'], ['EMERGENCY', 'EMERGENCY'], []].map((one) => takes(list, one))).toEqual([true, false, false])
  })
})
