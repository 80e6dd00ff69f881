import { accessLog } from '@titian/access'
import { closingReactions, postsHeldIn } from '@titian/case-file'
import { notBefore, TitianError } from '@titian/core'
import { deadLetters, factsFreshness } from '@titian/messaging'
import type { ServiceDefinition } from '@titian/service'
import { trustDomainOf } from '@titian/service-registry'
import { interestsOf } from '../between/interests.ts'
import { relationSeal } from '../between/relation-seal.ts'
import { commandHandler } from '../commands/handle.ts'
import { loader } from '../commands/load.ts'
import { app } from '../http/app.ts'
import { registered } from '../http/registered.ts'
import { deadLetterDesk } from '../operate/dead-letter-desk.ts'
import { viewProgress } from '../operate/view-progress.ts'
import type { Parts } from '../parts.ts'
import { createFollowers, followerCheckpoint } from '../react/checkpoint.ts'
import { createParkedEvents, parkedEvents } from '../react/parked.ts'
import { reactionsOfLogs } from '../react/reactions-of-logs.ts'
import { secrets } from '../secrets.ts'
import { byLog, hasInternal } from './by-log.ts'
import { complete } from './complete.ts'
import { startDeadlinesOf } from './deadlines-of.ts'
import { startExchange } from './exchange.ts'
import type { Ground } from './ground.ts'
import { assertLogReaches } from './log-reaches.ts'
import { metrics } from './metrics.ts'
import { schemaOf } from './prepare-database.ts'
import { readiness, type Unready } from './readiness.ts'
import { serve } from './serve.ts'
import { unheardRelations } from './unheard-relations.ts'
import { viewReader, viewsOfLogs } from './views-of-logs.ts'

export interface RunningService {
  readonly name: string
  readonly url: string
  /** Earliest due instant of its deadlines; a story halts there. */
  nextDue(): Promise<Date | null>
  fireDue(): Promise<number>
  /** Views and consequences have caught up with what was recorded when it was called; false after the time limit. */
  settled(timeoutMs: number): Promise<boolean>
  head(): Promise<bigint>
  /** Of the internal log; 0 where there is none. */
  internalHead(): Promise<bigint>
  /** Everything that `source` recorded before `at` (wall clock) has arrived here. */
  hasHeard(source: string, at: Date): Promise<boolean>
  readonly sources: readonly string[]
  /** Why it takes no requests now; undefined where it does. */
  unready(): Promise<Unready | undefined>
  /** How often the relay beats, in ms; a story wants to hear sooner. */
  setPace(heartbeatMs: number): Promise<void>
  stop(): Promise<void>
}

/** Brings a service up in the order in which its parts need each other, and down in the reverse. */
export async function runService(declared: ServiceDefinition, ground: Ground): Promise<RunningService> {
  const definition = complete(declared)
  const { store, internalStore, accessStore, pool, wallClock, clockWatch, ids, log, parking } = ground
  const clock = notBefore(ground.clock, () => latest([store.latestRecordedAt(), internalStore?.latestRecordedAt()]))
  if (hasInternal(definition) && internalStore === undefined) throw new TitianError('LOG_MISSING', { service: definition.name })
  const service = definition.name
  const schema = schemaOf(service)
  const parked = parkedEvents(pool, schema)
  const numbers = metrics(service, clockWatch, { message: async () => (await parking.list())[0]?.firstSeen, reaction: parked.oldest })
  const noteFailure = (failure: { readonly view: string; readonly type: string; readonly code: string; readonly position: bigint }) => {
    numbers.stoppedViews.inc()
    log.error({ view: failure.view, type: failure.type, code: failure.code, position: failure.position.toString() }, 'A view has stopped.')
  }
  await createFollowers(pool, schema)
  await createParkedEvents(pool, schema)
  const reactions = [...(definition.reactions ?? []), ...(definition.answersClosures ? closingReactions({ definition, store, wallClock }) : [])]
  const followers = byLog(definition, reactions)
  const checkpoint = followerCheckpoint(pool, schema, 'reactions')
  const internalCheckpoint = followerCheckpoint(pool, schema, 'internal reactions')
  await assertLogReaches(store, { 'the relay': await ground.relayCheckpoint.read(), 'the consequences': await checkpoint.read() })
  if (internalStore) await assertLogReaches(internalStore, { 'the internal consequences': await internalCheckpoint.read() })
  const logs = await viewsOfLogs(service, followers, ground, noteFailure)

  const freshness = factsFreshness({ wallClock, heartbeats: ground.heartbeats, parking })
  const load = loader({ store, ...(logs.internal && { internal: logs.internal }) }, service)
  const register = ground.register({ definition, load })
  const parts: Parts = {
    definition,
    store,
    load,
    register,
    registered: registered(register, wallClock),
    views: viewReader(pool, logs.main.views, logs.searchPath),
    ...(logs.internal && { internal: { store: logs.internal.store, views: viewReader(pool, logs.internal.views, logs.searchPath) } }),
    accessLog: accessLog(accessStore, { service, clock, ids }),
    accessStore,
    accessViews: viewReader(pool, logs.access.views, logs.access.views.searchPath),
    keyRing: ground.keyRing,
    freshness,
    posts: ground.posts ?? postsHeldIn(register),
    clock,
    wallClock,
    clockWatch,
    ids,
    secrets: secrets(ground.secret, trustDomainOf(service)),
    log,
  }
  numbers.unheardRelations.set(await unheardRelations(parts.views))
  const handle = commandHandler(parts)
  const reacting = reactionsOfLogs(parts, handle, {
    followers,
    checkpoint,
    internalCheckpoint,
    parked,
    onParked: (n) => numbers.parkedReactions.set(n),
  })
  const seal = relationSeal(parts.secrets.relationKey)
  const interests = interestsOf(definition, seal)
  const letters = deadLetters({ service, store, parking, feed: ground.feed, wallClock, relationsIn: interests.relationsIn })

  let stopping = false
  const unready = readiness(store, clockWatch, () => stopping)
  const serving = await serve(
    app({
      parts,
      handle,
      tokens: ground.tokens,
      health: { unready, metrics: numbers.registry, metricsFor: ground.metricsFor ?? 'nobody' },
      views: { status: () => viewProgress(pool, service, logs.all) },
      deadLetters: deadLetterDesk({ letters, parked, retry: reacting.retry }),
      requests: numbers.requests,
    }),
    ground.host,
    ground.port,
  )

  const exchange = await startExchange(definition, ground, { freshness, seal, interests, numbers })
  const deadlines = [
    startDeadlinesOf(definition, followers.main.deadlines, { parts, handle, clock: ground.clock, pool, searchPath: logs.main.views.searchPath }),
    startDeadlinesOf(definition, followers.internal.deadlines, {
      parts,
      handle,
      clock: ground.clock,
      pool,
      searchPath: logs.internal?.views.searchPath ?? [],
    }),
  ].filter((one) => one !== undefined)

  return {
    name: service,
    url: `http://${ground.host}:${serving.port}`,
    nextDue: async () => earliest(await Promise.all(deadlines.map((one) => one.nextDue()))),
    fireDue: async () => (await Promise.all(deadlines.map((one) => one.fireDue()))).reduce((sum, fired) => sum + fired, 0),
    head: () => store.head(),
    internalHead: async () => (await internalStore?.head()) ?? 0n,
    sources: exchange.sources,
    unready,
    hasHeard: exchange.hasHeard,
    async settled(timeoutMs) {
      const head = await store.head()
      if (!(await logs.main.views.waitFor(head, timeoutMs)) || !(await reacting.waitFor(head, timeoutMs))) return false
      if (logs.internal === undefined) return true
      // Asked for now: what followed from the main log is in it.
      const internalHead = await logs.internal.store.head()
      return (await logs.internal.views.waitFor(internalHead, timeoutMs)) && (await reacting.waitForInternal(internalHead, timeoutMs))
    },
    setPace: exchange.setPace,
    async stop() {
      stopping = true
      await serving.stop()
      await Promise.all(deadlines.map((one) => one.stop()))
      await exchange.stop()
      await reacting.stop()
      await logs.stop()
    },
  }
}

const latest = (instants: readonly (Date | undefined)[]): Date | undefined =>
  instants.reduce((last, instant) => (instant !== undefined && (last === undefined || instant > last) ? instant : last), undefined)

const earliest = (instants: readonly (Date | null)[]): Date | null =>
  instants.reduce((first, instant) => (instant !== null && (first === null || instant < first) ? instant : first), null)
