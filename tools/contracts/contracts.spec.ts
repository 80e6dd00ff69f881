import { join } from 'node:path'
import { aggregate, event } from '@titian/core'
import { personal } from '@titian/privacy'
import { type ServiceDefinition, service } from '@titian/service'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { z } from 'zod'
import { definitions } from '../services/all.ts'
import { asyncApi } from './asyncapi.ts'
import { committedFiles } from './committed.ts'
import { compare } from './compare.ts'
import { difference } from './difference.ts'
import { derivedFiles } from './files.ts'
import { goldenFiles, unreadable } from './golden.ts'
import { releasedFile } from './promises.ts'
import { releasedRelationsFile } from './relation-promises.ts'
import { releasedSchemaFile } from './schema-promises.ts'

const label = { id: 'x', en: 'x' }
const committed = committedFiles(join(import.meta.dirname, '../../contracts'))

function towns(opened: ReturnType<typeof event>): ServiceDefinition {
  const town = aggregate({ name: 'town', events: { TownOpened: opened }, initialState: {}, evolve: { TownOpened: (state) => state } })
  return service({ name: 'towns', chapters: [{ aggregate: town, commands: [] }], rejections: {} })
}
const first = towns(
  event(
    1,
    { townId: z.uuid(), name: z.string(), mayor: personal('identity', { of: 'townId', label: { id: 'Isian', en: 'Field' } }, z.string()) },
    { label, publish: { fields: ['townId'] } },
  ) as never,
)

describe('the contracts', () => {
  it('are up to date', () => {
    const { findings } = compare(committed, derivedFiles(definitions), goldenFiles(definitions), definitions)
    expect(findings.map(({ says }) => says)).toEqual([])
    expect([releasedFile, releasedSchemaFile, releasedRelationsFile].map((mark) => committed.has(mark))).toEqual([true, true, true])
  })

  it('follow from the code in the same words at each run', () => {
    expect([...derivedFiles(definitions)]).toEqual([...derivedFiles(definitions)])
    expect([...goldenFiles(definitions)]).toEqual([...goldenFiles(definitions)])
  })

  it('say what differs, line by line, and what to do', () => {
    expect(difference('a\nb\nc', 'a\nB\nc')).toBe('  line 2:\n  - b\n  + B')
    const derived = new Map([['openapi/towns.json', 'new']])
    const { findings, write, remove } = compare(
      new Map([
        ['openapi/towns.json', 'old'],
        ['openapi/gone.json', '{}'],
      ]),
      derived,
      new Map(),
      [],
    )
    expect(findings.map(({ says }) => says)).toEqual([
      'openapi/towns.json is not up to date.\n  line 1:\n  - old\n  + new',
      'openapi/gone.json follows from nothing any more.',
    ])
    expect([...write.keys()]).toEqual(['openapi/towns.json'])
    expect(remove).toEqual(['openapi/gone.json'])
  })
})

describe('golden events', () => {
  const stored = [...committed].filter(([path]) => path.startsWith('events/'))

  it.each(stored)('%s is read by the present code', (path, text) => {
    expect(unreadable(definitions, path, text)).toBeUndefined()
  })

  it('hold personal values sealed', () => {
    const [text = ''] = goldenFiles([first]).values()
    expect(JSON.parse(text)).toMatchObject({
      type: 'TownOpened',
      schemaVersion: 1,
      data: { name: 'contoh rekaan', mayor: { keyId: expect.any(String) } },
    })
  })

  it('are never overwritten: a change that cannot read them is refused, until an upcaster can', () => {
    const golden = goldenFiles([first])
    const [path = ''] = golden.keys()
    const shape = {
      townId: z.uuid(),
      name: z.string(),
      mayor: personal('identity', { of: 'townId', label: { id: 'Isian', en: 'Field' } }, z.string()),
      people: z.number(),
    }
    const careless = towns(event(1, shape, { label }) as never)
    const refused = compare(golden, new Map(), goldenFiles([careless]), [careless])
    expect(refused.broken[0]?.says).toMatch(/people: .*\n.*add an upcaster/)
    expect(refused.write.size).toBe(0)
    const careful = towns(event(2, shape, { label, upcasters: [(data) => ({ ...data, people: 0 })] }) as never)
    const accepted = compare(golden, new Map(), goldenFiles([careful]), [careful])
    expect(accepted.broken).toEqual([])
    expect([...accepted.write.keys()]).toEqual([path.replace('v1', 'v2')])
  })

  it('of an event that the code no longer knows are refused', () => {
    const [[path, text] = ['', '']] = goldenFiles([first])
    expect(unreadable([], path, text)).toMatch('stored ones could not be read')
  })
})

describe('what goes between the services', () => {
  it('shows public fields only', () => {
    const message = JSON.stringify(asyncApi([first]))
    expect(message).toContain('titian.towns.v1')
    expect(message).toContain('townId')
    expect(message).not.toMatch(/mayor|contoh rekaan/)
  })

  it('has an example of each message that meets its own schema', () => {
    interface Message {
      readonly $ref?: string
      readonly examples: readonly { readonly payload: unknown }[]
    }
    const document = JSON.parse(committed.get('asyncapi.json') ?? '{}') as {
      channels: Record<string, { messages: Record<string, Message> }>
      components: { messages: Record<string, Message> }
    }
    const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
    ajv.addSchema(document, 'asyncapi')
    for (const [channel, { messages }] of Object.entries(document.channels))
      for (const [name, message] of Object.entries(messages)) {
        const at = message.$ref ?? `#/channels/${channel}/messages/${name}`
        const { examples } = message.$ref === undefined ? message : (document.components.messages[message.$ref.split('/').at(-1) ?? ''] ?? message)
        const validate = ajv.compile({ $ref: `asyncapi${at}/payload` })
        expect({ name, valid: validate(examples[0]?.payload), errors: validate.errors }).toEqual({ name, valid: true, errors: null })
      }
  })

  it('is read by services that were written for the newest version of it: after a rise each reader is to be looked at', () => {
    const behind = definitions.flatMap(({ name, facts = [] }) =>
      facts.flatMap(({ service: source, aggregate: of, events }) =>
        Object.entries(events).flatMap(([type, { schemaVersion: upTo }]) => {
          const producer = definitions.find((one) => one.name === source)?.aggregates.find((one) => one.name === of)
          const versions = Object.entries(producer?.events ?? {}).flatMap(([stored, { schemaVersion, about }]) =>
            (about.publish?.as ?? stored) === type ? [schemaVersion] : [],
          )
          return Math.max(...versions) === upTo
            ? []
            : [`${name} reads ${source}.${of}.${type} up to version ${upTo}, of ${versions.join() || 'none'}`]
        }),
      ),
    )
    expect(behind).toEqual([])
  })

  it('names a message by what stands in the names of streams, and a heartbeat in every topic', () => {
    const { channels } = JSON.parse(committed.get('asyncapi.json') ?? '{}') as { channels: Record<string, { messages: object }> }
    expect(Object.keys(channels['titian.referral.v1']?.messages ?? {})).toContain('case_desk.ClosureCleared')
    for (const { messages } of Object.values(channels)) expect(messages).toHaveProperty(['titian.heartbeat'])
  })

  it('never holds a personal value, a name of staff or a finer area', () => {
    const text = committed.get('asyncapi.json') ?? ''
    expect(text).not.toMatch(/sealId|narrative|"nik"/i)
    expect(text).not.toMatch(/\d\d\.\d\d\.\d\d/)
  })
})
