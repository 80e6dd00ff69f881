import type { Pool } from 'pg'
import { searchPathOf } from './schema.ts'
import { transaction } from './transaction.ts'
import type { Db } from './view.ts'

/**
 * Lets `read` ask the views of a service by unqualified table names: in one read-only transaction that sees one moment of all of them.
 *
 * @param schemas `searchPath` of the running views.
 * @throws `DATABASE_AWAY` where the database cannot be reached.
 */
export function withSearchPath<Result>(pool: Pool, schemas: readonly string[], read: (db: Db) => Promise<Result>): Promise<Result> {
  const path = schemas.length === 0 ? "set local search_path to ''" : searchPathOf(schemas)
  return transaction(pool, `begin isolation level repeatable read read only; ${path}`, (client) => read(dbOf(client)))
}

interface Queryable {
  query(sql: string, params: unknown[]): Promise<{ rows: unknown[]; rowCount: number | null }>
}

export const dbOf = (client: Queryable): Db => ({
  async query<Row>(sql: string, params: readonly unknown[] = []) {
    const { rows, rowCount } = await client.query(sql, [...params])
    return { rows: rows as Row[], rowCount }
  },
})
