import type { Actor, AnyAggregate, AnyCommand, AnyFact, DataOf, Events, May, RecordedEvent, Rejections } from '@titian/core'
import type { Deadline } from '@titian/deadlines'
import type { Db, View } from '@titian/views'
import type { z } from 'zod'

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
  /** Several services answer a question of this name, and the gateway merges the answers by hand (a person's tasks). */
  readonly merged?: true
  /** SQL over the views. Rows come out whole; the kit redacts, opens, pages and records. */
  run(db: Db, params: never, context: QueryContext): Promise<readonly Record<string, unknown>[]>
}

export interface QueryContext {
  readonly actor: Actor
  readonly now: Date
  /** SQL condition that the asker may know of the case in `caseIdColumn`; `add(value)` binds a parameter and returns its `$n`. */
  readonly visible: (caseIdColumn: string, add: (value: unknown) => string) => string
}

type QuerySpec<Params extends z.ZodObject> = Omit<Query, 'params' | 'run'> & {
  readonly params: Params
  run(db: Db, params: z.output<Params>, context: QueryContext): Promise<readonly Record<string, unknown>[]>
}

export const query = <Params extends z.ZodObject>(definition: QuerySpec<Params>): Query => definition

/** A command that a service gives to itself because something happened. Runs as `system:<service>`, once per event by its key. */
export interface Dispatch {
  readonly command: AnyCommand
  /** Aggregate it is given to; also for a command that creates, where the event names the new id. */
  readonly id: string
  readonly input: unknown
}

export interface ReactionContext {
  /** Views of the service that have passed the event already. */
  readonly db: Db
}

export interface Reaction {
  /** The sentence: `open-case-when-report-is-converted`. */
  readonly name: string
  readonly category: string
  readonly type: string
  run(event: RecordedEvent, context: ReactionContext): Promise<readonly Dispatch[]> | readonly Dispatch[]
}

interface Source<E extends Events> {
  readonly events: E
  readonly streamOf: (service: string, id: string) => string
  readonly typeOf?: (type: never) => string
}

/** `reaction('open-case-when-report-is-converted', report, 'ReportConverted', (event) => [{ command: openCase, id, input }])` */
export function reaction<E extends Events, Type extends Extract<keyof E, string>>(
  name: string,
  source: Source<E>,
  type: Type,
  run: (event: RecordedEvent<DataOf<E[Type]>>, context: ReactionContext) => Promise<readonly Dispatch[]> | readonly Dispatch[],
): Reaction {
  const typeOf = source.typeOf as ((type: string) => string) | undefined
  return { name, category: source.streamOf('', '').slice(1, -1), type: typeOf ? typeOf(type) : type, run: run as Reaction['run'] }
}

/** The table of contents of a service; everything else is derived from it. */
export interface ServiceDefinition {
  readonly name: string
  readonly aggregates: readonly AnyAggregate[]
  readonly commands: readonly AnyCommand[]
  readonly facts?: readonly AnyFact[]
  readonly views?: readonly View[]
  readonly queries?: readonly Query[]
  readonly reactions?: readonly Reaction[]
  readonly deadlines?: readonly Deadline[]
  /** Services of which it receives every published stream, whether a fact declares it or not: for the shared timeline. */
  readonly receivesAllOf?: readonly string[]
  /**
   * What cannot be said as a command or a query: a stream of server-sent events. Each route must name and note its looks itself. The engine
   * gives its router, its parts and its tokens.
   */
  readonly routes?: (router: never, parts: never, tokens: never) => void
  /** It keeps a desk per case and answers requests to close. The registry of services must say so too, or it would never be asked. */
  readonly answersClosures?: boolean
  /** All refusals that its commands know, with what they say. */
  readonly rejections: Rejections
}

export const service = (definition: ServiceDefinition): ServiceDefinition => definition
