import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { examplesIn } from './examples.ts'

const schema = buildSchema(readFileSync(new URL('../../../../contracts/schema.graphql', import.meta.url), 'utf8'))

describe('the examples of the page', () => {
  it.each([...examplesIn('id'), ...examplesIn('en')].map(({ query }) => [query.split('\n')[0], query] as const))(
    '%s: is a question of the services',
    (_, query) => expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([]),
  )
})
