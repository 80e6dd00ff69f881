import { carried, changed, notExcluded, type Principal, relationView, standingAfter, visible } from '@titian/access'
import { type Actor, at, type EventMeta, type NewEvent, type RelationChange } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import { type Place, type Query, type ReadRow, readRows } from '@titian/service'
import { as, fixedClock, idOf, uptd, usualNow } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { type Db, idOf as idOfStream, startViews, type Views, withSearchPath } from '@titian/views'
import { caseId } from '../case/fixtures.ts'
import { intakeService } from '../service.ts'

const service = 'intake'
/** Days after all that happens. */
export const later = new Date('2024-03-12T02:00:00.000Z')

export interface Said {
  readonly type: string
  readonly data: unknown
  readonly actor?: Actor
  readonly relations?: RelationChange
}

const meta = (actor: Actor, inCase?: string): EventMeta => ({
  occurredAt: at(usualNow),
  ...(inCase && { caseId: inCase }),
  personIds: [],
  ownerAgency: actor.agencyId,
  actor,
  purpose: 'SERVICES',
  legalBasis: { kind: 'PUBLIC_TASK' },
  commandId: idOf('command'),
  inputHash: '',
  correlationId: idOf('command'),
  causationId: idOf('command'),
})

/** All views of intake over a log in memory, and who is bound as the kit would compose it. */
export function viewsOfIntake() {
  const clock = fixedClock()
  const store = memoryEventStore({ log: service, clock })
  let database: TestDatabase
  let pool: ReturnType<TestDatabase['pool']>
  let views: Views
  let count = 0

  /** With whom they bind, as the kit composes them. */
  async function binding(stream: string, events: readonly NewEvent[]): Promise<readonly NewEvent[]> {
    const aggregate = intakeService.aggregates.find((one) => stream.startsWith(one.streamOf(service, '')))
    if (aggregate?.relations === undefined) return events
    const [past, recordedAt] = [await store.read(stream), clock.now().toISOString()]
    let standing = standingAfter(past)
    return events.map((event, index) => {
      const known = [...past, ...events.slice(0, index + 1).map((one, nth) => ({ ...one, stream, version: nth + 1, position: 0n, recordedAt }))]
      const state = aggregate.fold(known) as never
      const personIds = aggregate.personIds?.(state) ?? []
      const declared = aggregate.relations?.(state, idOfStream(stream)) ?? []
      const after = changed(standing, carried(declared, { caseId: aggregate.caseId?.(state, idOfStream(stream)), personIds }), recordedAt)
      standing = after.standing
      return after.change ? { ...event, meta: { ...event.meta, relations: after.change } } : event
    })
  }

  const composed = (events: readonly Said[]): readonly NewEvent[] =>
    events.map(({ type, data, actor = as(uptd), relations }) => ({
      id: idOf(`event ${count++}`),
      schemaVersion: 1,
      type,
      data,
      meta: { ...meta(actor, caseId), ...(relations && { relations }) },
    }))

  const askedBy = (actor: Actor, params: object, now: Date) => ({
    params,
    actor,
    now,
    visible: (column: string) => visible(actor as Principal, column, now),
    notExcluded: (column: string) => notExcluded(actor, column, now),
  })

  return {
    async start(): Promise<void> {
      database = await testDatabase()
      pool = database.pool()
      views = startViews({ service, store, pool, views: [...(intakeService.views ?? []), relationView(service)] })
      await views.ready
    },
    async stop(): Promise<void> {
      await views.stop()
      await database.drop()
    },
    async happened(stream: string, ...events: readonly Said[]): Promise<void> {
      const { position } = await store.append(stream, await binding(stream, composed(events)), { expected: 'any' })
      expect(await views.waitFor(position)).toBe(true)
    },
    /** Without waiting for the views: for many at once. */
    async appended(stream: string, ...events: readonly Said[]): Promise<void> {
      await store.append(stream, await binding(stream, composed(events)), { expected: 'any' })
    },
    ask: (query: Query, actor: Actor, params: object = {}, now = later): Promise<readonly Record<string, unknown>[]> =>
      withSearchPath(pool, views.searchPath, async (db) =>
        (await readRows(db, query, askedBy(actor, params, now), { limit: 100 })).map(({ value }) => value),
      ),
    within: <Found>(work: (db: Db) => Promise<Found>): Promise<Found> => withSearchPath(pool, views.searchPath, work),
    page: (query: Query, actor: Actor, limit: number, from?: Place): Promise<readonly ReadRow[]> =>
      withSearchPath(pool, views.searchPath, (db) => readRows(db, query, askedBy(actor, {}, later), { limit, from })),
  }
}
