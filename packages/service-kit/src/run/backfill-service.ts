import type { WallClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { type Backfilled, backfill, type Feed, type LogFeed, type Parking } from '@titian/messaging'
import type { ServiceDefinition } from '@titian/service'
import type pg from 'pg'
import { interestsOf } from '../between/interests.ts'
import type { RelationSeal } from '../between/relation-seal.ts'
import { createFollowers, followerCheckpoint } from '../react/checkpoint.ts'
import { schemaOf } from './prepare-database.ts'

export interface BackfillServiceOptions {
  readonly store: EventStore
  /** With the service's role: for how far it is. */
  readonly pool: pg.Pool
  readonly parking: Parking
  readonly feed: Feed & LogFeed
  /** Opens what the feed's messages say of who is bound. */
  readonly seal: Pick<RelationSeal, 'open'>
  readonly wallClock: WallClock
  /** From the start again, where one was cancelled. */
  readonly fresh: boolean
  readonly signal: AbortSignal
  readonly onProgress: (source: string, position: bigint, head: bigint) => void
  readonly onWaiting: (source: string, code: string, retryInMs: number) => void
  /** One producer's log was read as far as it went, or up to where this was cancelled. */
  readonly onSource: (source: string, report: Backfilled) => void
}

/**
 * Receives all that the others have published and this service reads, one producer after the other. The service may run meanwhile or stand.
 * @param definition complete
 * @returns false where it was cancelled; the next time it goes on from there
 * @throws FEED_REFUSED { source, because }
 */
export async function backfillService(definition: ServiceDefinition, options: BackfillServiceOptions): Promise<boolean> {
  const { store, pool, parking, feed, seal, wallClock, fresh, signal, onProgress, onWaiting, onSource } = options
  const service = definition.name
  const schema = schemaOf(service)
  await createFollowers(pool, schema)
  const { sources, accepts, relationsIn } = interestsOf(definition, seal)
  const checkpointOf = (source: string) => followerCheckpoint(pool, schema, `backfill ${source}`)
  if (fresh) for (const source of sources) await checkpointOf(source).forget()
  for (const source of sources) {
    if (signal.aborted) return false
    const report = await backfill({
      ...{ service, store, parking, feed, logFeed: feed, wallClock, accepts, relationsIn, source, signal },
      checkpoint: checkpointOf(source),
      onProgress: (position, head) => onProgress(source, position, head),
      onWaiting: (code, retryInMs) => onWaiting(source, code, retryInMs),
    })
    onSource(source, report)
    if (!report.whole) return false
  }
  return true
}
