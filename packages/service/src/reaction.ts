import type { AnyCommand, DataOf, Events, RecordedEvent } from '@titian/core'
import type { Db } from '@titian/views'

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
