import type { AnyAggregate, AnyCommand, AnyFact, DataOf, Events, RecordedEvent, Rejections } from '@titian/core'
import type { Deadline } from '@titian/deadlines'
import type { Db, View } from '@titian/views'
import type { Query } from './reading/query.ts'

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
