import type { Foldable, RecordedEvent } from '@titian/core'
import type { EventStore } from '@titian/event-store'

export interface Loaded {
  readonly stream: string
  readonly events: readonly RecordedEvent[]
  readonly version: number
  readonly state: unknown
}

type AnyFoldable = Pick<Foldable<unknown>, 'streamOf'> & { fold(events: Iterable<RecordedEvent>, from?: never): unknown }

/** Reads and folds one stream, if asked only up to a position: the state as of a cut. */
export async function load(store: EventStore, service: string, of: AnyFoldable, id: string, until?: bigint): Promise<Loaded> {
  const stream = of.streamOf(service, id)
  const events = await store.read(stream, until === undefined ? {} : { until })
  return { stream, events, version: events.at(-1)?.version ?? 0, state: of.fold(events) }
}
