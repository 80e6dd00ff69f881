import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import fc from 'fast-check'
import { textArray } from './text-array.ts'

describe('a text array in binary', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
  })
  afterAll(() => database.drop())

  it('is what PostgreSQL reads, whatever the texts are', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 }).filter((one) => !one.includes('\0') && one.isWellFormed())
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(text, fc.constantFrom('', '{"a":"\\"b\\""}', 'NULL', ',{}', '🛖')), { minLength: 1 }), async (texts) => {
        const [row] = await database.query('SELECT $1::text[] AS back', [textArray(texts)])
        expect(row).toEqual({ back: texts })
      }),
      { numRuns: 60 },
    )
  })
})
