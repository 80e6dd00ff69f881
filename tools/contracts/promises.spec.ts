import { aggregate, type EventDefinition, event } from '@titian/core'
import { type ServiceDefinition, service } from '@titian/service'
import { z } from 'zod'
import { compare } from './compare.ts'
import { printed } from './json.ts'
import { brokenPromises, promisesOf, releasedFile } from './promises.ts'
import { brokenSchema, releasedSchemaFile, schemaFile } from './schema-promises.ts'

const label = { id: 'x', en: 'x' }
const opened = (version: number, shape: z.ZodRawShape, fields: readonly string[] = Object.keys(shape)) =>
  event(version, shape, {
    label,
    publish: { fields: [...fields] },
    upcasters: Array.from({ length: version - 1 }, () => (data: object) => ({ ...data })),
  })

function towns(...events: readonly (readonly [string, EventDefinition])[]): readonly ServiceDefinition[] {
  const evolve = Object.fromEntries(events.map(([type]) => [type, (state: object) => state]))
  const town = aggregate({ name: 'town', events: Object.fromEntries(events), initialState: {}, evolve: evolve as never })
  return [service({ name: 'towns', chapters: [{ aggregate: town, commands: [] }], rejections: {} })]
}

const shape = { townId: z.uuid(), area: z.string(), mood: z.enum(['calm', 'tense']) }
const released = promisesOf(towns(['TownOpened', opened(1, shape)]))
const broken = (...events: readonly (readonly [string, EventDefinition])[]) => brokenPromises(released, promisesOf(towns(...events)))

describe('what was released', () => {
  it('is kept by what follows from the same code', () => {
    expect(broken(['TownOpened', opened(1, shape)])).toEqual([])
  })

  it('is kept where a message, an optional field or a value comes beside it', () => {
    const more = { ...shape, note: z.string().optional(), mood: z.enum(['calm', 'tense', 'loud']) }
    expect(broken(['TownOpened', opened(1, more)], ['TownClosed', opened(1, {})])).toEqual([])
  })

  it('is not kept where a field is no longer published, though it is stored', () => {
    expect(broken(['TownOpened', opened(1, shape, ['townId', 'mood'])])).toEqual(['titian.towns.v1 town.TownOpened: data.area was removed'])
  })

  it('is not kept where a stored field narrows, though it was never published', () => {
    const inside = promisesOf(towns(['TownOpened', opened(1, shape, [])]))
    const now = promisesOf(towns(['TownOpened', opened(1, { ...shape, mood: z.enum(['calm']) }, [])]))
    expect(brokenPromises(inside, now)).toEqual(['the stored towns/town/TownOpened: data.mood no longer takes tense'])
  })

  it('may change with a version that rises, and never goes back', () => {
    expect(broken(['TownOpened', opened(2, { townId: z.uuid() })])).toEqual([])
    const later = promisesOf(towns(['TownOpened', opened(2, shape)]))
    expect(brokenPromises(later, released)).toEqual([
      'titian.towns.v1 town.TownOpened: its version went back from 2 to 1',
      'the stored towns/town/TownOpened: its version went back from 2 to 1',
    ])
  })

  it('is not kept where a message is gone, whatever the version', () => {
    expect(broken(['TownClosed', opened(9, {})])).toEqual(['titian.towns.v1 town.TownOpened is gone'])
  })

  it('holds what stands around every message, and the heartbeat', () => {
    const { Envelope, CloudEvents } = released.messages
    expect([Envelope?.schema.required, CloudEvents?.schema.required].flat()).toEqual(expect.arrayContaining(['partitionKey', 'ce_subject']))
    const envelope = { ...Envelope, schemaVersion: 1, schema: { ...Envelope?.schema, required: [] } }
    expect(brokenPromises(released, { ...released, messages: { ...released.messages, Envelope: envelope } })).toContain(
      'Envelope: data.partitionKey may be missing now',
    )
    expect(Object.keys(released.messages)).toContain('titian.towns.v1 titian.heartbeat')
  })

  it('is said by the comparison with what to do, and is not overwritten', () => {
    const now = towns(['TownOpened', opened(1, { townId: z.uuid() })])
    const { findings, write } = compare(new Map([[releasedFile, printed(released)]]), new Map(), new Map(), now)
    expect(findings.map(({ says }) => says).join('\n')).toMatch(
      /released\.json: titian\.towns\.v1 town\.TownOpened: data\.area was removed\.\n {2}Keep it/,
    )
    expect(write.size).toBe(0)
  })

  it('is kept by the names of GraphQL, too: what a client asks for stays', () => {
    const before = 'type Query { mood(of: Town): Mood } enum Town { KUPANG ATAMBUA } enum Mood { CALM }'
    const now = 'type Query { mood(of: Town): MoodCode town: Town } enum Town { KUPANG } enum MoodCode { CALM }'
    expect(brokenSchema(before, before.replace('CALM', 'CALM TENSE'))).toEqual([])
    const { findings, write } = compare(new Map([[releasedSchemaFile, before]]), new Map([[schemaFile, now]]), new Map(), [])
    const said = findings.map(({ says }) => says).join('\n')
    expect(said).toMatch(/released\.graphql: ATAMBUA was removed from enum type Town\.\n {2}Keep it/)
    expect(said).toMatch(/Query\.mood changed type from Mood to MoodCode\./)
    expect([...write.keys()]).toEqual([schemaFile])
  })
})
