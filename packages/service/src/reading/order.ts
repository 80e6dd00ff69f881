import { join, raw, type Sql, sql } from '@titian/views'

/** One column of an order, as `from` of the query names it. */
export interface Ordered {
  readonly column: string
  readonly direction: 'asc' | 'desc'
  /** Rows without a value come last. */
  readonly orNone?: true
  /** With those before it, it tells one row from every other. */
  readonly unique?: true
}

export const asc = (column: string): Ordered => ({ column, direction: 'asc' })
export const desc = (column: string): Ordered => ({ column, direction: 'desc' })
/** Smallest first, then those that have none. */
export const ascOrNone = (column: string): Ordered => ({ column, direction: 'asc', orNone: true })
/** What every order ends in: no two rows share it, or a page could break off between them. */
export const unique = (column: string): Ordered => ({ column, direction: 'asc', unique: true })

/** What a row has in the columns of the order; these have to survive JSON whole, as texts, numbers and truths do and a `Date` does not. */
export type Place = readonly (string | number | boolean | null)[]

/** `order by` in the words of Postgres, without saying where nulls go: last when ascending, which the indexes have as well. */
export const orderBy = (order: readonly Ordered[]): Sql =>
  join(
    order.map(({ column, direction }) => sql`${named(column)} ${raw(direction)}`),
    ', ',
  )

/**
 * Condition of the rows that come after a place. The bound of the first column stands alone as well, so that an index on it starts where the page
 * does: of a bare "or" Postgres makes a filter, and reads all that came before.
 */
export function after(order: readonly Ordered[], place: Place): Sql {
  const [first] = order
  if (first === undefined) return sql`true`
  const ways = order.map((_, depth) =>
    join(
      [
        ...order.slice(0, depth).map((one, index) => same(one, place[index])),
        ...order.slice(depth, depth + 1).map((one) => beyond(one, place[depth])),
      ],
      ' and ',
    ),
  )
  return sql`(${notBefore(first, place[0])} and (${join(ways, ' or ')}))`
}

const named = (column: string): Sql => raw(`q."${column}"`)

const same = ({ column }: Ordered, value: unknown): Sql => (value === null ? sql`${named(column)} is null` : sql`${named(column)} = ${value}`)

function beyond({ column, direction, orNone }: Ordered, value: unknown): Sql {
  if (value === null) return sql`false`
  if (direction === 'desc') return sql`${named(column)} < ${value}`
  return orNone ? sql`(${named(column)} > ${value} or ${named(column)} is null)` : sql`${named(column)} > ${value}`
}

function notBefore({ column, direction, orNone }: Ordered, value: unknown): Sql {
  if (value === null) return sql`${named(column)} is null`
  if (direction === 'desc') return sql`${named(column)} <= ${value}`
  return orNone ? sql`(${named(column)} >= ${value} or ${named(column)} is null)` : sql`${named(column)} >= ${value}`
}

/** What is wrong with an order, as the end of a sentence. Column names come from code alone, and are held to be names all the same. */
export function wrongOrder(order: readonly Ordered[]): readonly string[] {
  const odd = order
    .filter(({ column }) => !/^[A-Za-z][A-Za-z0-9]*$/.test(column))
    .map(({ column }) => `orders by ${column}, which is no name of a column`)
  const open = order.at(-1)?.unique === true ? [] : ['does not end its order in a unique column: rows could be lost between two pages']
  return [...odd, ...open]
}
