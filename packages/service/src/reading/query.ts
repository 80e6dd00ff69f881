import type { Actor, May } from '@titian/core'
import type { Sql } from '@titian/views'
import type { z } from 'zod'
import type { Ordered } from './order.ts'

type Row = Readonly<Record<string, unknown>>

/** A question to a view. Its rows may hold sealed values; the kit opens what the asker may see and notes the look before it answers. */
export interface Query {
  readonly name: string
  readonly doc: string
  /** `/inbox`, below the service's root; `post` makes it `POST …/search`, for what must not stand in a URL. */
  readonly path: string
  readonly method?: 'get' | 'post'
  readonly may: May
  readonly params: z.ZodObject
  /** Shape of one row of the answer, for OpenAPI; fields declared `personal(…)` are opened or redacted. A row about a case has `caseId`. */
  readonly row: z.ZodObject
  /**
   * What a row is about, where that binds other people than its case does (an agency that was asked): name of the aggregate, and the column
   * with its id. What it binds them to is then decided by the resource.
   */
  readonly about?: { readonly aggregate: string; readonly id: string }
  /** Rows are the asker's own work, or their agency's: times stay as they are, where others read the day. */
  readonly own?: boolean
  /** It asks what is internal: how often it is asked is not counted. */
  readonly internal?: true
  /** The gateway asks it in a field of its own: a person's tasks, which it merges of several services; a case by its number. */
  readonly byHand?: true
  /**
   * A whole `select` over the views, in no order: all rows that there are for the asker, with the columns of `row`, of `order` and what `map`
   * needs. The engine pages it: it adds the place that the last page ended at, the order and the limit.
   */
  from(asked: Asked<never>): Sql
  /** First what comes first; ends in `unique(…)`. Columns as `from` names them. */
  readonly order: readonly Ordered[]
  /** What SQL does not know of a row: labels and texts. One row each: what is not to be shown is not selected, or pages would be short. */
  map?(found: never, asked: QueryContext): Row
}

export interface QueryContext {
  readonly actor: Actor
  readonly now: Date
}

export interface Asked<Params> extends QueryContext {
  readonly params: Params
  /** That the asker may know of the case in this column. */
  readonly visible: (caseIdColumn: string) => Sql
  /** That nothing shuts the asker out of it; for lists of what their agency was asked. */
  readonly notExcluded: (caseIdColumn: string) => Sql
}

type QuerySpec<Params extends z.ZodObject, Found> = Omit<Query, 'params' | 'from' | 'map'> & {
  readonly params: Params
  from(asked: Asked<z.output<Params>>): Sql
  map?(found: Found, asked: QueryContext): Row
}

export const query = <Params extends z.ZodObject, Found = Row>(definition: QuerySpec<Params, Found>): Query => definition
