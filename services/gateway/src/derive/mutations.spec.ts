import { printSchema } from 'graphql'
import { documents } from '../fixtures/documents.ts'
import { schemaOf } from '../schema/schema.ts'
import { commandsOf } from './commands.ts'
import { withoutNulls } from './inputs.ts'

const sdl = printSchema(schemaOf(documents))
const block = (start: string) => sdl.slice(sdl.indexOf(start), sdl.indexOf('\n}', sdl.indexOf(start)) + 2)
const bare = (start: string) => block(start).replaceAll(/\s*"""[\s\S]*?"""/g, '')

describe('mutations of the services’ commands', () => {
  it('take key, id where there is one, version, time and input', () => {
    expect(bare('type Mutation').replaceAll(/\s+/g, ' ')).toBe(
      'type Mutation { acceptReferral( expectedVersion: String id: ID! key: ID! minVersion: [String!] occurredAt: VagueDateInput ): Result!' +
        ' requestReferral( expectedVersion: String input: RequestReferralInput key: ID! minVersion: [String!] occurredAt: VagueDateInput ): Result!' +
        ' submitReport( expectedVersion: String input: SubmitReportInput! key: ID! minVersion: [String!] occurredAt: VagueDateInput ): Result! }',
    )
  })

  it('answer with what was done or why not, in one type for all', () => {
    expect(sdl).toContain('union Result = Done | Rejected')
    expect(sdl.match(/^type \w*Done\b/gm)).toEqual(['type Done'])
    expect(bare('type Done')).toBe('type Done {\n  changed: Boolean!\n  id: ID!\n  receipt: String\n  state: Resource\n  version: String!\n}')
  })

  it('have inputs of the same fields, nested ones and lists too', () => {
    expect(bare('input SubmitReportInput')).toBe(
      [
        'input SubmitReportInput {',
        '  anything: JSON',
        '  area: String',
        '  channel: ReportChannel!',
        '  happened: VagueDateInput',
        '  kind: SubmitReportKind',
        '  narrative: String!',
        '  persons: [SubmitReportPersonsInput!]',
        '}',
      ].join('\n'),
    )
    expect(block('input SubmitReportPersonsInput')).toBe('input SubmitReportPersonsInput {\n  age: Int\n  slot: String!\n}')
    expect(block('input SubmitReportInput')).toContain('What was told. At most 4000 characters.')
  })

  it('call an enum by its code list, else by command and field, with values in upper case', () => {
    expect(bare('enum ReportChannel')).toBe('enum ReportChannel {\n  HOTLINE\n  WALK_IN\n}')
    expect(bare('enum RequestReferralKind')).toContain('TRANSFER')
    expect(bare('enum PersonalCategory')).toContain('SHELTER_LOCATION')
    expect(bare('input RequestReferralInput')).toContain('amount: Rupiah')
  })

  it('refuse two commands of one name', () => {
    expect(() => commandsOf({ ...documents, other: documents.intake })).toThrow('Two services have a command SubmitReport')
  })

  it('leave out what was given as null, except where null means something', () => {
    const input = commandsOf(documents).find(({ name }) => name === 'SubmitReport')?.input ?? {}
    expect(withoutNulls({ narrative: 'x', channel: null, area: null, persons: [{ slot: 'a', age: null }] }, input)).toEqual({
      narrative: 'x',
      area: null,
      persons: [{ slot: 'a' }],
    })
  })
})
