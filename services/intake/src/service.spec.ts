import { caseFact, consentFact } from '@titian/case-file'
import { undeclaredFields } from '@titian/service-kit'
import { theCase } from './case/case.ts'
import { consent } from './consent/consent.ts'
import { intakeService } from './service.ts'

type Told = Readonly<Record<string, { about: { publish?: { as?: string; fields: readonly string[] } }; schema: { shape: object } }>>
const published = (events: Told) =>
  Object.entries(events).map(([type, { about, schema }]) => ({
    type: about.publish?.as ?? type,
    fields: about.publish?.fields ?? [],
    shape: Object.keys(schema.shape),
  }))

describe('what intake tells other services', () => {
  it.each([
    ['case', caseFact.events, published(theCase.events)],
    ['consent', consentFact.events, published(consent.events)],
  ])('has each event and field that they read of %s', (_, wanted, told) => {
    for (const [type, { schema }] of Object.entries(wanted)) {
      const same = told.filter((one) => one.type === type)
      expect(same).not.toEqual([])
      const needed = Object.entries(schema.shape).filter(([, field]) => !field.safeParse(undefined).success)
      for (const { fields } of same) expect(fields).toEqual(expect.arrayContaining(needed.map(([name]) => name)))
    }
  })
  it('holds no sealed field, no staff text and no subject', () => {
    const all = intakeService.aggregates.flatMap((one) => published(one.events as unknown as Told))
    const secret = [
      'subjectId',
      'caseNumber',
      'reason',
      'explanation',
      'narrative',
      'persons',
      'place',
      'account',
      'note',
      'pressure',
      'because',
      'service',
      'channel',
    ]
    for (const { type, fields } of all) for (const name of secret) expect([type, name, fields.includes(name)]).toEqual([type, name, false])
  })
})

describe('what people read', () => {
  it('has a meaning and a label, field by field', () => expect(undeclaredFields(intakeService)).toEqual([]))
})

describe('the table of contents', () => {
  const { commands, queries = [], rejections, reactions = [] } = intakeService
  it('names each command, query and reaction once', () => {
    for (const names of [commands.map(({ name }) => name), queries.map(({ name }) => name), reactions.map(({ name }) => name)])
      expect(new Set(names).size).toBe(names.length)
  })
  it('has a door of its own for each command that a person gives', () => {
    const doors = commands
      .filter(({ may }) => may.posts !== 'system')
      .map(({ aggregate, path, collection }) => `${collection ?? aggregate.plural} ${path}`)
    expect(new Set(doors).size).toBe(doors.length)
  })
  it('asks queries that there are', () => {
    const asked = commands.flatMap(({ needs }) => Object.values(needs ?? {})).flatMap((need) => ('query' in need ? [need.query] : []))
    for (const name of asked) expect(queries.map((one) => one.name)).toContain(name)
  })
  it('says each refusal in both languages', () => {
    for (const { id, en } of Object.values(rejections)) expect([id, en].every((text) => text.length > 5)).toBe(true)
  })
  it('gives each event a label in both languages', () => {
    for (const { events } of intakeService.aggregates)
      for (const { about } of Object.values(events)) expect([about.label.id, about.label.en].every((text) => text.length > 5)).toBe(true)
  })
})
