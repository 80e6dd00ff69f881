import { isTitianError, TitianError } from '@titian/core'
import type { EventStore } from '@titian/event-store'

/**
 * A log that ends before what stands on it was restored to an earlier day. Whatever were recorded up to there, nobody would publish, show or
 * follow, and once the log has grown nobody can tell any more: so the service does not start.
 * @param positions what stands on the log, and where
 * @throws LOG_RESTORED (what, position)
 */
export async function assertLogReaches(store: Pick<EventStore, 'subscribe'>, positions: Readonly<Record<string, bigint>>): Promise<void> {
  for (const [what, position] of Object.entries(positions)) {
    const begun = new AbortController()
    try {
      await store.subscribe({ after: position, signal: begun.signal, batchSize: 1, onBegun: () => begun.abort(), onBatch: async () => undefined })
    } catch (error) {
      throw isTitianError(error, 'POSITION_UNKNOWN') ? new TitianError('LOG_RESTORED', { what, position: String(position) }, { cause: error }) : error
    }
  }
}

/** In words. */
export const restoredLog = ({ what, position }: Readonly<Record<string, unknown>>): string =>
  `The log ends before ${String(what)}, at position ${String(position)}: it was restored to an earlier day than the database beside it. Nothing is recorded before they fit; see docs/how-to/back-up-and-restore.md.`
