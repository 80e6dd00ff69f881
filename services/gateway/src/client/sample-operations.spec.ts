import { readFile } from 'node:fs/promises'
import type { ResultOf, VariablesOf } from 'gql.tada'
import { buildSchema, validate } from 'graphql'
import * as operations from './sample-operations.ts'

/** What does not hold here does not compile: `npm run types` is the check. */
describe('operations of a typed client', () => {
  it('are taken by the committed schema', async () => {
    const schema = buildSchema(await readFile(new URL('../../../../contracts/schema.graphql', import.meta.url), 'utf8'))
    const { label, ...all } = operations
    expect(label.kind).toBe('Document')
    expect(Object.values(all).flatMap((one) => validate(schema, one as never).map(({ message }) => message))).toEqual([])
  })

  it('have the types of the schema in their answers', () => {
    const found = ({ case: one }: ResultOf<typeof operations.caseFile>) => one
    const number: string | null | undefined = found({ case: null })?.caseNumber
    // @ts-expect-error a case has no such field
    const wrong: unknown = found({ case: null })?.nameOfTheVictim
    const zone: ZoneSeen = 'WITA'
    // @ts-expect-error no zone of the country
    const nowhere: ZoneSeen = 'CET'
    expect([number, wrong, zone, nowhere]).toEqual([undefined, undefined, 'WITA', 'CET'])
  })

  it('have the types of the schema in what they take', () => {
    const some: VariablesOf<typeof operations.inbox> = { standing: 'OVERDUE' }
    // @ts-expect-error an answer needs the key of the command
    const keyless: VariablesOf<typeof operations.accept> = { id: 'r', input: { caseworkerId: 'u' } }
    expect([some.standing, keyless.key]).toEqual(['OVERDUE', undefined])
  })
})

type Entry = NonNullable<ResultOf<typeof operations.timeline>['timeline']>['entries'][number]
type ZoneSeen = NonNullable<Entry['occurredAt']['zone']>
