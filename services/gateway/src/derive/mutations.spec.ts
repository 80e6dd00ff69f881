import { printSchema } from 'graphql'
import { documents } from '../fixtures/documents.ts'
import { schemaOf } from '../schema/schema.ts'
import { commandsOf } from './commands.ts'
import { withoutNulls } from './inputs.ts'

const sdl = printSchema(schemaOf(documents))
const block = (start: string) => sdl.slice(sdl.indexOf(start), sdl.indexOf('\n}', sdl.indexOf(start)) + 2)

describe('mutations of the services’ commands', () => {
  it('take key, id where there is one, version, time and input', () => {
    const mutation = block('type Mutation').replaceAll(/\s*"""[\s\S]*?"""/g, '')
    expect(mutation.replaceAll(/\s+/g, ' ')).toBe(
      'type Mutation { acceptReferral( expectedVersion: String id: ID! key: ID! minVersion: [String!] occurredAt: OccurredAtInput ): AcceptReferralResult!' +
        ' requestReferral( expectedVersion: String input: RequestReferralInput key: ID! minVersion: [String!] occurredAt: OccurredAtInput ): RequestReferralResult!' +
        ' submitReport( expectedVersion: String input: SubmitReportInput! key: ID! minVersion: [String!] occurredAt: OccurredAtInput ): SubmitReportResult! }',
    )
  })

  it('answer with what was done or why not', () => {
    expect(sdl).toContain('union AcceptReferralResult = AcceptReferralDone | Rejected')
    expect(block('type AcceptReferralDone')).toMatch(/changed: Boolean!\n {2}id: ID!/)
  })

  it('have inputs of the same fields, nested ones and lists too', () => {
    expect(block('input SubmitReportInput').replaceAll(/\s*"""[\s\S]*?"""/g, '')).toBe(
      [
        'input SubmitReportInput {',
        '  anything: JSON',
        '  area: String',
        '  channel: ChannelCode!',
        '  kind: SubmitReportKindCode',
        '  narrative: String!',
        '  persons: [SubmitReportPersonsInput!]',
        '}',
      ].join('\n'),
    )
    expect(block('input SubmitReportPersonsInput')).toBe('input SubmitReportPersonsInput {\n  age: Int\n  slot: String!\n}')
    expect(block('input SubmitReportInput')).toContain('What was told. At most 4000 characters.')
  })

  it('share an enum where all fields of a name have one list, and keep codes that are no GraphQL names', () => {
    expect(block('enum ChannelCode')).toBe('enum ChannelCode {\n  HOTLINE\n  WALK_IN\n}')
    expect(block('enum RequestReferralKindCode')).toContain('TRANSFER')
    expect(block('enum CategoriesCode')).toContain('shelter_location')
    expect(block('input RequestReferralInput')).toContain('amount: Float')
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
