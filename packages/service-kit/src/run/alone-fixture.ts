import { randomBytes, randomUUID } from 'node:crypto'
import { type Principal, principalOf, publicPrincipal } from '@titian/access'
import { type Actor, at, type CarriedRelation, systemClock } from '@titian/core'
import { postgresListener } from '@titian/event-store/postgres'
import type { Broker } from '@titian/messaging'
import { localKeyVault } from '@titian/privacy'
import type { ServiceDefinition } from '@titian/service'
import { as, dinsos, movableClock, type TestRegister, testRegister } from '@titian/testing'
import { testDatabase } from '@titian/testing/postgres'
import { hasInternal } from './by-log.ts'
import { clockWatch } from './clock-watch.ts'
import { logger } from './logger.ts'
import { postgresGround } from './postgres-ground.ts'
import { prepareDatabase, roleOf } from './prepare-database.ts'
import { runService } from './run-service.ts'

/** The one who asks, in the clear: who signs tokens is no matter of the service. Whoever asks stands in the register, unless a test has said otherwise. */
const tokensOf = (register: TestRegister) => ({
  verify: async (authorization: string | undefined): Promise<{ principal: Principal; issuer: string; attested?: true }> => {
    if (authorization === undefined) return { principal: publicPrincipal, issuer: 'public' }
    const { userId, agencyId, agencyKind, post } = JSON.parse(authorization) as Actor
    register.meet({ userId, agencyId, agencyKind, post, unitId: null })
    const principal = principalOf({ sub: userId, agency: agencyId, agency_kind: agencyKind, post })
    return { principal, issuer: 'test', ...(agencyKind === 'LPSK' && { attested: true as const }) }
  },
})

/**
 * One service over HTTP on a database of its own, for its tests; what other services would tell is put into its log by `told`.
 *
 * @param between another broker than PostgreSQL; `kept`: the register as the log holds it, where it is what is tested, with these first administrators
 */
export async function runAlone(definition: ServiceDefinition, between: { readonly broker?: Broker; readonly kept?: readonly string[] } = {}) {
  const { name: service } = definition
  const [database, keys] = [await testDatabase(), await testDatabase()]
  // Roles belong to the whole server, which suites that run at once share: each must give the same.
  const password = 'only-in-tests'
  await prepareDatabase(database.url, keys.url, [{ service, password, internal: hasInternal(definition) }])
  const asService = (url: string): string => Object.assign(new URL(url), { username: roleOf(service), password }).href
  const listener = await postgresListener(database.url)
  const register = testRegister()
  const clock = movableClock('2024-03-04T02:00:00.000Z')
  const log = logger(service, 'silent')
  const { kept: _, ...brokers } = between
  const ground = await postgresGround({
    service,
    internal: hasInternal(definition),
    databaseUrl: asService(database.url),
    keysDatabaseUrl: asService(keys.url),
    listener,
    ...brokers,
    vault: localKeyVault({ key: randomBytes(32) }),
    feed: { eventsAfter: async () => [] },
    tokens: tokensOf(register),
    firstAdmins: between.kept ?? [],
    secret: randomBytes(32),
    clockWatch: clockWatch({ clock, wallClock: systemClock, log }),
    ids: { uuid: randomUUID },
    log,
    host: '127.0.0.1',
    port: 0,
    metricsFor: 'loopback',
  })
  // Taken as heard just now, but where a test says otherwise.
  const heard: { last: (source: string) => Date | undefined } = { last: () => systemClock.now() }
  const last = async (sources: readonly string[]) =>
    new Map(
      sources.flatMap((one) => {
        const at = heard.last(one)
        return at === undefined ? [] : [[one, at] as const]
      }),
    )
  const heartbeats = { ...ground.heartbeats, last }
  const start = () => runService(definition, { ...ground, heartbeats, ...(!between.kept && { register: () => register }) })
  let running = await start()

  async function ask(who: Actor, method: string, path: string, body?: unknown) {
    const response = await fetch(running.url + path, {
      method,
      headers: {
        'idempotency-key': randomUUID(),
        authorization: JSON.stringify(who),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const answer = { status: response.status, body: JSON.parse(await response.text()) }
    await running.settled(10_000)
    return answer
  }

  return {
    get running() {
      return running
    },
    /** Goes on where it was, as a process that was stopped. */
    async restart() {
      await running.stop()
      running = await start()
      await running.settled(10_000)
    },
    ground,
    heard,
    /** Who stands where; everyone who asks does. */
    register,
    clock,
    database,
    ask,
    give: (who: Actor, path: string, input: object) => ask(who, 'POST', path, { input }),
    /** `told('intake.case', id, { type, data, bound }, …)`: as the receiver would append it. */
    async told(
      source: string,
      id: string,
      ...events: readonly { readonly type: string; readonly data: object; readonly bound?: readonly CarriedRelation[] }[]
    ) {
      const meta = {
        occurredAt: at(clock.now()),
        personIds: [],
        ownerAgency: dinsos.agencyId,
        actor: as(dinsos),
        purpose: 'SERVICES',
        legalBasis: { kind: 'PUBLIC_TASK' as const },
        commandId: randomUUID(),
        inputHash: '',
        correlationId: randomUUID(),
        causationId: randomUUID(),
      }
      const made = events.map(({ type, data, bound }) => ({
        id: randomUUID(),
        type: `${source.slice(0, source.indexOf('.'))}.${type}`,
        schemaVersion: 1,
        data,
        meta: { ...meta, ...(bound && { relations: { bound, unbound: [] } }) },
      }))
      await ground.store.append(`${service}.received.${source}-${id}`, made, { expected: 'any' })
      await running.settled(10_000)
    },
    /** As if what `source` said of this id could not be received. */
    parks: (source: string, id: string) => ground.parking.park(unreadable(`${source}-${id}`), 'RELATIONS_UNREADABLE', systemClock.now()),
    unparks: (source: string, id: string) => ground.parking.remove(`${source}-${id}`, 1),
    async stop() {
      await running.stop()
      await ground.close()
      await listener.close()
      await database.drop()
      await keys.drop()
    },
  }
}

const unreadable = (stream: string) => ({
  ...{ id: randomUUID(), source: stream.slice(0, stream.indexOf('.')), stream, version: 1, partitionKey: stream },
  ...{ type: 'Unreadable', schemaVersion: 1, occurredAt: at(systemClock.now()), recordedAt: systemClock.now().toISOString() },
  ...{ correlationId: randomUUID(), data: {}, relations: '' },
})
