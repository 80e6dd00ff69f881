import { at, type NewEvent } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { memoryEventStore } from '@titian/event-store/memory'
import { type IntegrationEvent, receivedEvent, receivedStream } from '@titian/messaging'
import { idOf } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { raw, startViews, type Views, withSearchPath } from '@titian/views'
import type { Pool } from 'pg'
import { referencesOf, timelineView } from './timeline.ts'

const clock = { now: () => new Date('2026-01-05T02:00:00.000Z') }
const caseId = idOf('case')

const message = (source: string, version: number, occurred: string, recordedAt: string, more: Partial<IntegrationEvent> = {}): IntegrationEvent => ({
  id: idOf(`${source} ${version}`),
  source,
  stream: `${source}.thing-${caseId}`,
  version,
  type: 'SomethingNew',
  schemaVersion: 1,
  occurredAt: at(new Date(occurred)),
  recordedAt,
  caseId,
  correlationId: idOf('correlation'),
  partitionKey: caseId,
  data: {},
  relations: '',
  ...more,
})

describe('the timeline of a case', () => {
  let database: TestDatabase
  let pool: Pool
  let store: EventStore
  let views: Views

  beforeAll(async () => {
    database = await testDatabase()
    pool = database.pool({ max: 3 })
    store = memoryEventStore({ log: 'case-history', clock })
    views = startViews({ service: 'case-history', store, pool, views: [timelineView] })
    await views.ready
    await receive(message('victim-support', 1, '2024-03-02T02:00:00.000Z', '2024-03-02T02:00:00.000Z'))
    await receive(message('intake', 1, '2024-03-03T02:00:00.000Z', '2024-03-03T02:00:00.000Z'))
    await receive(message('intake', 2, '2024-03-01T02:00:00.000Z', '2024-03-09T02:00:00.000Z'))
    await receive(message('referral', 1, '2024-03-03T02:00:00.000Z', '2024-03-03T01:00:00.000Z'))
    const { caseId: _, ...ofNoCase } = message('referral', 1, '2024-03-03T02:00:00.000Z', '2024-03-03T01:00:00.000Z', {
      id: idOf('agency'),
      stream: `referral.agency-${idOf('agency')}`,
    })
    await receive(ofNoCase)
    await views.waitFor(await store.head())
  })
  afterAll(async () => {
    await views.stop()
    await store.close()
    await database.drop()
  })

  const receive = (one: IntegrationEvent) =>
    store.append(receivedStream('case-history', one.stream), [receivedEvent('case-history', one) as NewEvent], { expected: one.version - 1 })
  const ask = (id: string, asOf?: string, condition = 'true') =>
    withSearchPath(pool, views.searchPath, (db) => referencesOf(db, id, asOf === undefined ? undefined : new Date(asOf), raw(condition)))

  it('stands in the order of happening, then of being recorded at its source, whatever its service and type', async () => {
    expect((await ask(caseId)).map(({ service, eventId }) => `${service} ${eventId}`)).toEqual([
      `intake ${idOf('intake 2')}`,
      `victim-support ${idOf('victim-support 1')}`,
      `referral ${idOf('referral 1')}`,
      `intake ${idOf('intake 1')}`,
    ])
  })

  it('keeps when the source recorded it, and knows as of a moment only what had been recorded by then', async () => {
    expect((await ask(caseId, '2024-03-03T02:00:00.000Z')).map(({ recordedAt }) => recordedAt)).toEqual([
      '2024-03-02T02:00:00.000Z',
      '2024-03-03T01:00:00.000Z',
      '2024-03-03T02:00:00.000Z',
    ])
  })

  it('is empty for an unknown case, and for someone who may not know of it', async () => {
    expect(await ask(idOf('other'))).toEqual([])
    expect(await ask(caseId, undefined, 'false')).toEqual([])
  })
})
