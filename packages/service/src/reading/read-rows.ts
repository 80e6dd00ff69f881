import { TitianError } from '@titian/core'
import { type Db, type Sql, sql } from '@titian/views'
import { after, orderBy, type Place } from './order.ts'
import type { Asked, Query } from './query.ts'

type Row = Readonly<Record<string, unknown>>

export interface Wanted {
  /** At most so many. */
  readonly limit: number
  /** Only what comes after this place. */
  readonly from?: Place | undefined
}

export interface ReadRow {
  readonly value: Row
  readonly place: Place
}

/** The whole statement that a page is read with. */
export function statementOf(query: Query, asked: Asked<unknown>, { limit, from }: Wanted): Sql {
  const where = from === undefined ? sql`true` : after(query.order, from)
  return sql`select * from (${query.from(asked as never)}) q where ${where} order by ${orderBy(query.order)} limit ${limit}`
}

/** Rows as the query shapes them, whole and sealed, each with its place in the order. @throws ORDER_UNFIT for an order that cannot be paged by */
export async function readRows(db: Db, query: Query, asked: Asked<unknown>, wanted: Wanted): Promise<readonly ReadRow[]> {
  const { text, values } = statementOf(query, asked, wanted)
  const { rows } = await db.query<Row>(text, values)
  return rows.map((found) => ({ value: query.map ? query.map(found as never, asked) : shaped(query, found), place: placeOf(query, found) }))
}

/** Columns that only the order needs are not told. */
const shaped = ({ row }: Query, found: Row): Row => Object.fromEntries(Object.entries(found).filter(([column]) => column in row.shape))

function placeOf({ name, order }: Query, found: Row): Place {
  return order.map(({ column, orNone }) => {
    const value = found[column]
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || (value === null && orNone)) return value
    throw new TitianError('ORDER_UNFIT', { query: name, column })
  })
}
