import { mayKnowCase, relationView, visible } from '@titian/access'
import { relationsOfCases } from '@titian/case-file'
import { as, idOf, uptd, usualNow } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { sql } from '@titian/views'
import type { Parts } from '../parts.ts'
import { unheardRelations } from './unheard-relations.ts'

const caseId = idOf('case')
const worker = as(uptd)
const from = '2024-01-01T00:00:00.000Z'
const principal = { ...worker, purpose: 'SERVICES', undercover: false } as const

let database: TestDatabase
const views = {
  async query<Row>(sql: string, params?: readonly unknown[]) {
    const rows = (await database.query(sql, params)) as Row[]
    return { rows, rowCount: rows.length }
  },
}
beforeAll(async () => {
  database = await testDatabase()
  await database.query(relationView('intake').sql)
  await database.query(
    `insert into relation (resource, case_id, kind, user_id, disclosed, said_from, from_at, learned_at)
       values ($1, $2, $3, $4, '{}', $5, $5, $5), ($1, $2, $6, $7, '{}', $5, $5, $5)`,
    ['received.custody.file-1', caseId, 'guardianAtSea', worker.userId, from, 'caseworker', 'someone-else'],
  )
})
afterAll(() => database.drop())

describe('a relation of a kind that only a newer release has', () => {
  it('is counted', async () => expect(await unheardRelations(views)).toBe(1))
  it('stops nothing and opens nothing', async () => {
    const { all } = (await relationsOfCases({ views } as unknown as Parts, [caseId]))(caseId)
    expect(all.map(({ kind }) => kind).sort()).toEqual(['caseworker', 'unheardOf'])
    expect(mayKnowCase(worker, all, usualNow)).toBe(false)
    const { text, values } = sql`select 1 from (values (${caseId}::uuid)) as c (id) where ${visible(principal, 'c.id', usualNow)}`
    const { rows } = await views.query(text, values)
    expect(rows).toEqual([])
  })
})
