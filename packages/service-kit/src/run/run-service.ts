import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { accessEntryView, accessLog, systemPrincipal } from '@titian/access'
import { type Clock, type Ids, isTitianError, type WallClock } from '@titian/core'
import { startDeadlines } from '@titian/deadlines'
import type { EventStore } from '@titian/event-store'
import {
  type Broker,
  deadLetters,
  type Feed,
  factsFreshness,
  type Heartbeats,
  type Parking,
  type RelayCheckpoint,
  startReceiver,
  startRelay,
  topicOf,
} from '@titian/messaging'
import type { KeyRing } from '@titian/privacy'
import { startViews, type Views, withSearchPath } from '@titian/views'
import type pg from 'pg'
import type { Logger } from 'pino'
import { interestsOf } from '../between/interests.ts'
import { partitionKeys, publishedCategories, toIntegration } from '../between/published.ts'
import { commandHandler } from '../commands/handle.ts'
import { loader } from '../commands/load.ts'
import type { ServiceDefinition } from '../definition.ts'
import { app } from '../http/app.ts'
import type { Tokens } from '../http/auth.ts'
import { deadLetterDesk } from '../operate/dead-letter-desk.ts'
import { viewProgress } from '../operate/view-progress.ts'
import type { Parts, ViewReader } from '../parts.ts'
import { createFollowers, followerCheckpoint } from '../react/checkpoint.ts'
import { closingReactions } from '../react/closing.ts'
import { createParkedEvents, parkedEvents } from '../react/parked.ts'
import { startReactions } from '../react/reactions.ts'
import { secrets } from '../secrets.ts'
import { complete } from './complete.ts'
import { metrics } from './metrics.ts'
import { schemaOf } from './prepare-database.ts'

/** What a service stands on; chosen by configuration, made in `main.ts` or by the all-in-one start. */
export interface Ground {
  readonly store: EventStore
  readonly accessStore: EventStore
  /** For views, checkpoints and parking: the service's own schema, with its own role. */
  readonly pool: pg.Pool
  readonly keyRing: KeyRing
  readonly broker: Broker
  readonly relayCheckpoint: RelayCheckpoint
  readonly heartbeats: Heartbeats
  readonly parking: Parking
  readonly feed: Feed
  readonly tokens: Tokens
  readonly secret: Uint8Array
  readonly clock: Clock
  readonly wallClock: WallClock
  readonly ids: Ids
  readonly log: Logger
  readonly host: string
  /** 0 = a free one. */
  readonly port: number
}

export interface RunningService {
  readonly name: string
  readonly url: string
  /** Earliest due instant of its deadlines; a story halts there. */
  nextDue(): Promise<Date | null>
  fireDue(): Promise<number>
  /** Views and consequences have caught up with what was recorded when it was called; false after the time limit. */
  settled(timeoutMs: number): Promise<boolean>
  head(): Promise<bigint>
  /** Everything that `source` recorded before `at` (wall clock) has arrived here. */
  hasHeard(source: string, at: Date): Promise<boolean>
  readonly sources: readonly string[]
  /** How often the relay beats, in ms; a story wants to hear sooner. */
  setPace(heartbeatMs: number): Promise<void>
  stop(): Promise<void>
}

const PACE_MS = 1_000

/** Brings a service up in the order in which its parts need each other, and down in the reverse. */
export async function runService(declared: ServiceDefinition, ground: Ground): Promise<RunningService> {
  const definition = complete(declared)
  const { store, accessStore, pool, clock, wallClock, ids, log, broker, parking } = ground
  const service = definition.name
  const schema = schemaOf(service)
  const parked = parkedEvents(pool, schema)
  const numbers = metrics(service, wallClock, { message: async () => (await parking.list())[0]?.firstSeen, reaction: parked.oldest })
  const noteFailure = (failure: { readonly view: string; readonly type: string; readonly code: string; readonly position: bigint }) => {
    numbers.stoppedViews.inc()
    log.error({ view: failure.view, type: failure.type, code: failure.code, position: failure.position.toString() }, 'A view has stopped.')
  }
  await createFollowers(pool, schema)
  await createParkedEvents(pool, schema)
  const views = startViews({ service, store, pool, views: definition.views ?? [], onFailure: noteFailure })
  const accessViews = startViews({ service, store: accessStore, pool, views: [accessEntryView()], onFailure: noteFailure })
  await Promise.all([views.ready, accessViews.ready])

  const freshness = factsFreshness({ wallClock, heartbeats: ground.heartbeats, parking })
  const parts: Parts = {
    definition,
    store,
    load: loader(store, service),
    views: reader(pool, views),
    accessLog: accessLog(accessStore, { service, clock, ids }),
    accessStore,
    accessViews: reader(pool, accessViews),
    keyRing: ground.keyRing,
    freshness,
    clock,
    wallClock,
    ids,
    secrets: secrets(ground.secret),
    log,
  }
  const handle = commandHandler(parts)
  const reactions = [...(definition.reactions ?? []), ...(definition.answersClosures ? closingReactions(parts) : [])]
  const reacting = startReactions(parts, handle, {
    reactions,
    checkpoint: followerCheckpoint(pool, schema, 'reactions'),
    parked,
    onParked: (count) => numbers.parkedReactions.set(count),
  })
  const letters = deadLetters({ service, store, parking, feed: ground.feed, wallClock })

  const server = createServer(
    app({
      parts,
      handle,
      tokens: ground.tokens,
      health: { ready: readiness(store, () => stopping), metrics: numbers.registry },
      views: {
        status: () =>
          viewProgress(pool, service, [
            { views, store },
            { views: accessViews, store: accessStore },
          ]),
      },
      deadLetters: deadLetterDesk({ letters, parked, retry: reacting.retry }),
      requests: numbers.requests,
    }),
  )
  let stopping = false
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(ground.port, ground.host, resolve)
  })
  const { port } = server.address() as AddressInfo

  const keyOf = partitionKeys(store)
  const relaying = (heartbeatMs: number) =>
    startRelay({
      service,
      store,
      categories: publishedCategories(definition),
      broker,
      toIntegration: async (event) => toIntegration(definition, event, await keyOf(event)),
      checkpoint: ground.relayCheckpoint,
      wallClock,
      heartbeatMs,
      onLag: (behind) => numbers.relayLag.set(Number(behind)),
      log,
    })
  let relay = relaying(PACE_MS)

  const { sources, accepts, knows } = interestsOf(definition)
  const receiver = await startReceiver({
    service,
    broker,
    topics: sources.map(topicOf),
    accepts,
    knows,
    store,
    parking,
    feed: ground.feed,
    freshness,
    wallClock,
    onMessage: (happened) => numbers.messages.inc({ happened }),
    onStrange: (what, message) => numbers.strange[what](message),
    log,
  })

  const runDeadlines = () =>
    startDeadlines({
      deadlines: definition.deadlines ?? [],
      read: (ask) => withSearchPath(pool, views.searchPath, ask),
      clock,
      wallClock,
      dispatch: async (command, id, input, key) => {
        await handle({
          command,
          id,
          input,
          form: 'sealed',
          principal: systemPrincipal(service),
          issuer: 'system',
          key,
          purpose: 'OPERATION',
          correlationId: ids.uuid(),
        }).catch((error: unknown) => {
          // A refusal is a decision: it has been dealt with meanwhile.
          if (!isTitianError(error, 'COMMAND_REJECTED')) throw error
        })
      },
      onFailure: ({ name, code }) => log.warn({ deadline: name, code }, 'A deadline could not be fired; it is tried again.'),
    })
  const deadlines = (definition.deadlines ?? []).length === 0 ? undefined : runDeadlines()

  return {
    name: service,
    url: `http://${ground.host}:${port}`,
    nextDue: async () => (await deadlines?.nextDue()) ?? null,
    fireDue: async () => (await deadlines?.fireDue()) ?? 0,
    head: () => store.head(),
    sources,
    hasHeard: async (source, at) => ((await ground.heartbeats.last([source])).get(source)?.getTime() ?? 0) >= at.getTime(),
    async settled(timeoutMs) {
      const head = await store.head()
      return (await views.waitFor(head, timeoutMs)) && (await reacting.waitFor(head, timeoutMs))
    },
    async setPace(heartbeatMs) {
      await relay.stop()
      relay = relaying(heartbeatMs)
    },
    async stop() {
      stopping = true
      await closed(server)
      await deadlines?.stop()
      await receiver.stop()
      await relay.stop()
      await reacting.stop()
      await Promise.all([views.stop(), accessViews.stop()])
    },
  }
}

/** Say who may know of what: a decision does not go without them. */
const basisViews = new Set(['relation', 'consent', 'secret_agency'])

const reader = (pool: pg.Pool, views: Views): ViewReader => ({
  waitFor: (position, timeoutMs) => views.waitFor(position, timeoutMs),
  async waitForBasis(position, timeoutMs) {
    const basis = views.status().filter(({ view }) => basisViews.has(view))
    return (await Promise.all(basis.map(({ view }) => views.waitForView(view, position, timeoutMs)))).every(Boolean)
  },
  query: (sql, params) => withSearchPath(pool, views.searchPath, (db) => db.query(sql, params)),
})

const READY_FOR_MS = 1_000

/** Asked often by an orchestrator: the database is asked once a second at most. */
function readiness(store: EventStore, stopping: () => boolean): () => Promise<boolean> {
  let last: { readonly at: number; readonly ok: boolean } | undefined
  return async () => {
    if (stopping()) return false
    const now = performance.now()
    if (last !== undefined && now - last.at < READY_FOR_MS) return last.ok
    const ok = await store.head().then(
      () => true,
      () => false,
    )
    last = { at: now, ok }
    return ok
  }
}

/** Stops accepting, lets answers in hand finish, and cuts what is idle or streaming. */
const closed = (server: ReturnType<typeof createServer>): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), 2_000)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
