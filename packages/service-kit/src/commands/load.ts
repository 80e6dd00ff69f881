import { type Stores, storeOf } from '@titian/case-file'
import type { Foldable, RecordedEvent } from '@titian/core'
import { LRUCache } from 'lru-cache'

export interface Loaded {
  readonly stream: string
  readonly events: readonly RecordedEvent[]
  readonly version: number
  readonly state: unknown
}

type AnyFoldable = Pick<Foldable<unknown>, 'streamOf' | 'internal'> & { fold(events: Iterable<RecordedEvent>, from?: never): unknown }

/** Reads and folds one stream, if asked only up to a position: the state as of a cut. */
export type Load = (of: AnyFoldable, id: string, until?: bigint) => Promise<Loaded>

/** Of all streams together: about 5 MB. */
const KEPT_EVENTS = 2_000

/**
 * Keeps the streams that were used last, so that of a stream in use only the news are read and folded. The log is asked for them each time:
 * what is answered is never older than a stream read whole, whichever process appended to it.
 */
export function loader(stores: Stores, service: string): Load {
  const kept = new LRUCache<string, { readonly of: AnyFoldable; readonly loaded: Loaded }>({
    maxSize: KEPT_EVENTS,
    sizeCalculation: ({ loaded }) => loaded.events.length,
  })
  const known = (of: AnyFoldable, stream: string): Loaded => {
    const found = kept.get(stream)
    return found?.of === of ? found.loaded : { stream, events: [], version: 0, state: of.fold([]) }
  }
  return async (of, id, until) => {
    const stream = of.streamOf(service, id)
    const store = storeOf(stores, of)
    if (until !== undefined) {
      const events = await store.read(stream, { until })
      return { stream, events, version: events.at(-1)?.version ?? 0, state: of.fold(events) }
    }
    const before = known(of, stream)
    const news = await store.read(stream, { from: before.version + 1 })
    const last = news.at(-1)
    if (last === undefined) return before
    const loaded = { stream, events: [...before.events, ...news], version: last.version, state: of.fold(news, before.state as never) }
    kept.set(stream, { of, loaded })
    return loaded
  }
}
