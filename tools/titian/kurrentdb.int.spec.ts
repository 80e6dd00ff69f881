import { at, type NewEvent, systemActor, systemClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { type KurrentDouble, kurrentDouble } from '@titian/event-store/kurrentdb/double'
import { kurrentStore, prepareDatabase } from '@titian/service-kit/run'
import { idOf } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { startViews } from '@titian/views'
import { titianWith } from './fixtures/in-process.ts'
import { viewNamed } from './service-views.ts'

const streamOf = (agencyId: string) => `referral.agency-${agencyId}`

/** An agency, invented. */
const registered = (agencyId: string): NewEvent => {
  const id = idOf(`registered ${agencyId}`)
  const meta = { occurredAt: at(new Date('2026-01-05T02:00:00.000Z')), personIds: [], ownerAgency: agencyId, actor: systemActor('test') }
  const why = { purpose: 'OPERATION', legalBasis: { kind: 'PUBLIC_TASK' as const }, commandId: id, inputHash: id, correlationId: id, causationId: id }
  const data = { agencyId, kind: 'NGO', name: 'Rekaan', nameIsSecret: false, isProvinceDesk: false, area: '53.71', zone: 'Asia/Makassar' }
  return { id, type: 'AgencyRegistered', schemaVersion: 1, data, meta: { ...meta, ...why } }
}

describe('titian, the main logs on KurrentDB', () => {
  const agencies = Array.from({ length: 4 }, (_, nth) => idOf(`agency ${nth}`))
  let database: TestDatabase
  let double: KurrentDouble
  let store: EventStore
  beforeAll(async () => {
    database = await testDatabase()
    const keys = await testDatabase()
    // Lays the log in PostgreSQL too, where it stays empty.
    await prepareDatabase(database.url, keys.url, [{ service: 'referral', password: 'only-in-tests' }])
    await keys.drop()
    double = await kurrentDouble()
    store = await kurrentStore({ url: double.connectionString, service: 'referral', clock: systemClock })
    for (const id of agencies) await store.append(streamOf(id), [registered(id)], { expected: 'no-stream' })
    const pool = database.pool({ options: '-c role=titian_referral' })
    const views = startViews({ service: 'referral', store, pool, views: viewNamed('referral/agency_directory').views })
    await views.ready
    await views.stop()
  })
  afterAll(async () => {
    await store.close()
    double.stop()
    await database.drop()
  })

  const told = (more: Readonly<Record<string, string>>, ...args: string[]) =>
    titianWith({ DATABASE_URL: database.url, EVENT_STORE: 'kurrentdb', KURRENTDB_URL: double.connectionString, ...more }, ...args)
  const titian = (...args: string[]) => told({}, ...args)

  it('says where each log stands: the main log there, the access log in PostgreSQL', async () => {
    const { code, out } = await titian('log', 'head')
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`^referral/access +0\nreferral +${(await store.head()).toLocaleString('en-US')}\n$`))
  })

  it('reads a stream, and the last events by their number, not by positions', async () => {
    expect((await titian('log', 'read', streamOf(agencies[0] as string))).out).toContain(
      `AgencyRegistered             ${streamOf(agencies[0] as string)}@1`,
    )
    const { out } = await titian('log', 'tail', '--log', 'referral', '--count', '2', '--json')
    expect(
      out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { stream: string }).stream),
    ).toEqual(agencies.slice(2).map(streamOf))
  })

  it.each(['check', 'stats'])('refuses to %s the empty log in PostgreSQL in its place, and does it for the access log', async (command) => {
    expect(await titian('log', command)).toMatchObject({ code: 2, out: '', err: expect.stringContaining('PostgreSQL logs only') })
    expect(await titian('log', command, '--log', 'referral')).toMatchObject({ code: 2, err: expect.stringContaining('Say --log referral/access') })
    expect(await titian('log', command, '--log', 'referral/access')).toMatchObject({ code: 0, out: expect.stringContaining('0 events') })
  })

  it('rebuilds a view from the log there', async () => {
    const { code, out } = await titian('views', 'rebuild', 'referral/agency_directory')
    expect(out).toMatch(/referral\/agency_directory is rebuilt and in place: 4 events to position [\d,]+ in .* s, the same as before\.\n$/)
    expect(code).toBe(0)
  })

  it('says what is wrong with how it is reached, in both languages', async () => {
    const to = (KURRENTDB_URL: string) => told({ KURRENTDB_URL }, 'log', 'head', '--log', 'referral')
    expect(await to('kurrentdb://127.0.0.1:1?tls=false')).toMatchObject({
      code: 1,
      err: 'KurrentDB does not answer; see KURRENTDB_URL.\nKurrentDB tidak menjawab; lihat KURRENTDB_URL.\n',
    })
    expect(await to('no address')).toMatchObject({ code: 1, err: expect.stringContaining('KURRENTDB_URL cannot be read as a connection string') })
    expect(await told({ EVENT_STORE: 'kurrent' }, 'log', 'head')).toMatchObject({
      code: 2,
      err: expect.stringContaining('EVENT_STORE must be'),
    })
  })
})
