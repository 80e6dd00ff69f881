import { accessEntryView, accessLog } from '@titian/access'
import { closingReactions, type ViewReader } from '@titian/case-file'
import { TitianError } from '@titian/core'
import { deadLetters, factsFreshness } from '@titian/messaging'
import type { ServiceDefinition } from '@titian/service'
import { startViews, type Views, withSearchPath } from '@titian/views'
import type pg from 'pg'
import { interestsOf } from '../between/interests.ts'
import { relationSeal } from '../between/relation-seal.ts'
import { commandHandler } from '../commands/handle.ts'
import { loader } from '../commands/load.ts'
import { app } from '../http/app.ts'
import { deadLetterDesk } from '../operate/dead-letter-desk.ts'
import { viewProgress } from '../operate/view-progress.ts'
import type { Parts } from '../parts.ts'
import { createFollowers, followerCheckpoint } from '../react/checkpoint.ts'
import { createParkedEvents, parkedEvents } from '../react/parked.ts'
import { startReactions } from '../react/reactions.ts'
import { secrets } from '../secrets.ts'
import { complete } from './complete.ts'
import { startDeadlinesOf } from './deadlines-of.ts'
import { startExchange } from './exchange.ts'
import type { Ground } from './ground.ts'
import { assertLogReaches } from './log-reaches.ts'
import { metrics } from './metrics.ts'
import { schemaOf } from './prepare-database.ts'
import { readiness } from './readiness.ts'
import { serve } from './serve.ts'
import { unheardRelations } from './unheard-relations.ts'

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

/** Brings a service up in the order in which its parts need each other, and down in the reverse. */
export async function runService(declared: ServiceDefinition, ground: Ground): Promise<RunningService> {
  const definition = complete(declared)
  const { store, accessStore, pool, clock, wallClock, ids, log, parking } = ground
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
  const followed = followerCheckpoint(pool, schema, 'reactions')
  await assertLogReaches(store, { 'the relay': await ground.relayCheckpoint.read(), 'the consequences': await followed.read() })
  const views = startViews({ service, store, pool, views: definition.views ?? [], onFailure: noteFailure })
  const accessViews = startViews({ service, store: accessStore, pool, views: [accessEntryView()], onFailure: noteFailure })
  await Promise.all([views.ready, accessViews.ready])
  const ahead = [...views.status(), ...accessViews.status()].find(({ failed }) => failed?.code === 'POSITION_UNKNOWN')
  if (ahead) {
    await Promise.all([views.stop(), accessViews.stop()])
    throw new TitianError('LOG_RESTORED', { what: `the view ${ahead.view}`, position: String(ahead.failed?.position) })
  }

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
  numbers.unheardRelations.set(await unheardRelations(parts.views))
  const handle = commandHandler(parts)
  const reactions = [...(definition.reactions ?? []), ...(definition.answersClosures ? closingReactions(parts) : [])]
  const reacting = startReactions(parts, handle, {
    reactions,
    checkpoint: followed,
    parked,
    onParked: (count) => numbers.parkedReactions.set(count),
  })
  const seal = relationSeal(parts.secrets.relationKey)
  const { relationsIn } = interestsOf(definition, seal)
  const letters = deadLetters({ service, store, parking, feed: ground.feed, wallClock, relationsIn })

  let stopping = false
  const serving = await serve(
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
    ground.host,
    ground.port,
  )

  const exchange = await startExchange(definition, ground, { freshness, seal, numbers })
  const deadlines = startDeadlinesOf(definition, { parts, handle, pool, searchPath: views.searchPath })

  return {
    name: service,
    url: `http://${ground.host}:${serving.port}`,
    nextDue: async () => (await deadlines?.nextDue()) ?? null,
    fireDue: async () => (await deadlines?.fireDue()) ?? 0,
    head: () => store.head(),
    sources: exchange.sources,
    hasHeard: exchange.hasHeard,
    async settled(timeoutMs) {
      const head = await store.head()
      return (await views.waitFor(head, timeoutMs)) && (await reacting.waitFor(head, timeoutMs))
    },
    setPace: exchange.setPace,
    async stop() {
      stopping = true
      await serving.stop()
      await deadlines?.stop()
      await exchange.stop()
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
