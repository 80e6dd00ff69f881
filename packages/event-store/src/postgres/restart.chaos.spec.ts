import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LocalPostgres, startPostgres, wipePostgres } from '@titian/local-postgres'
import pg from 'pg'
import { collect } from '../contract/collect.ts'
import { runAppender } from './fixtures/run-appender.ts'
import { compare, nothingWrong } from './fixtures/stored.ts'
import { migrateEventStore, postgresEventStore, postgresListener } from './index.ts'
import { until } from './open-test-log.ts'

/** A server of this test's own, durable as in production, that is stopped while processes append and a subscriber reads. */
describe('PostgreSQL restarted under load', () => {
  const dataDir = join(tmpdir(), `titian-test-restart-${randomBytes(6).toString('hex')}`)
  let server: LocalPostgres
  beforeAll(async () => {
    server = await startPostgres({ dataDir })
    await migrateEventStore({ pool: server.url, schema: 'test_log' })
  })
  afterAll(async () => {
    await server.stop()
    await wipePostgres(dataDir)
  })

  it.each([
    ['stopped', 'SIGINT'],
    ['crashed, so that it recovers from its own log', 'SIGQUIT'],
  ] as const)('%s: appenders go on by themselves, the subscriber sees every event once and in order', async (name, signal) => {
    const clock = { now: () => new Date() }
    const listener = await postgresListener(server.url)
    const store = await postgresEventStore({ pool: server.url, schema: 'test_log', log: 'test', clock, listener })
    const after = await store.head()
    const reading = collect(store, { after })
    const job = { url: server.url, schema: 'test_log', name, commands: 600, streams: 5, callers: 6 }
    const appending = runAppender(job)
    await until(async () => appending.answered.length > 100)
    const port = server.port
    process.kill(server.pid, signal)
    await server.exited
    expect(appending.answered.length).toBeLessThan(600)
    server = await startPostgres({ dataDir })
    expect(server.port).toBe(port)
    expect(await appending.ended).toBeNull()
    const head = after + 1_000n
    await reading.reached(head)
    await reading.stop()
    expect(await store.head()).toBe(head)
    expect(reading.events.map(({ position }) => position)).toEqual(Array.from({ length: 1_000 }, (_, nth) => after + BigInt(nth + 1)))
    await store.close()
    await listener.close()
    const pool = new pg.Pool({ connectionString: server.url, max: 1 })
    const { strange: _, ...ours } = await compare(pool, 'test_log', [job])
    expect(ours).toEqual({ events: Number(head), lost: 0, half: 0, doubled: 0, faults: nothingWrong.faults })
    await pool.end()
  })
})
