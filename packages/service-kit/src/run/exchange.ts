import { type FactsFreshness, startReceiver, startRelay, topicOf } from '@titian/messaging'
import type { ServiceDefinition } from '@titian/service'
import type { Interests } from '../between/interests.ts'
import { partitionKeys, publishedCategories, toIntegration } from '../between/published.ts'
import type { RelationSeal } from '../between/relation-seal.ts'
import type { Ground } from './ground.ts'
import type { Metrics } from './metrics.ts'

export interface Exchange {
  /** Services whose word this one receives. */
  readonly sources: readonly string[]
  /** Everything that `source` recorded before `at` (wall clock) has arrived here. */
  hasHeard(source: string, at: Date): Promise<boolean>
  /** How often the relay beats, in ms; a story wants to hear sooner. */
  setPace(heartbeatMs: number): Promise<void>
  stop(): Promise<void>
}

interface Means {
  readonly freshness: FactsFreshness
  readonly seal: RelationSeal
  readonly interests: Interests
  readonly numbers: Metrics
}

const PACE_MS = 1_000

/** What goes out to other services, and what comes in from them. */
export async function startExchange(
  definition: ServiceDefinition,
  ground: Ground,
  { freshness, seal, interests, numbers }: Means,
): Promise<Exchange> {
  const { store, broker, wallClock, parking, feed, heartbeats, log } = ground
  const service = definition.name
  const keyOf = partitionKeys(store)
  const relaying = (heartbeatMs: number) =>
    startRelay({
      service,
      store,
      categories: publishedCategories(definition),
      broker,
      toIntegration: async (event) => toIntegration(definition, event, await keyOf(event), seal),
      checkpoint: ground.relayCheckpoint,
      wallClock,
      heartbeatMs,
      onLag: (behind) => numbers.relayLag.set(Number(behind)),
      log,
    })
  let relay = relaying(PACE_MS)

  const { sources, accepts, knows, relationsIn } = interests
  const receiver = await startReceiver({
    service,
    broker,
    topics: sources.map(topicOf),
    accepts,
    knows,
    relationsIn,
    store,
    parking,
    feed,
    freshness,
    wallClock,
    onMessage: (happened) => numbers.messages.inc({ happened }),
    onStrange: (what, message) => numbers.strange[what](message),
    log,
  })

  return {
    sources,
    hasHeard: async (source, at) => ((await heartbeats.last([source])).get(source)?.getTime() ?? 0) >= at.getTime(),
    async setPace(heartbeatMs) {
      await relay.stop()
      relay = relaying(heartbeatMs)
    },
    async stop() {
      await receiver.stop()
      await relay.stop()
    },
  }
}
