import { newEvents, newStream } from '../contract/sample-events.ts'
import type { EventStore } from '../port.ts'
import { openTestLog, type TestLog, until } from './open-test-log.ts'

/** A plan made while the table was empty must not scan it when it has grown: that once cost 98 of 100 appends. */
describe('query plans', () => {
  let log: TestLog
  beforeAll(async () => {
    log = await openTestLog()
  })
  afterAll(() => log.drop())

  async function useAll(store: EventStore): Promise<void> {
    const events = newEvents(2)
    const stream = newStream('test.used')
    await store.append(stream, events, { expected: 'no-stream' })
    await store.append(stream, events, { expected: 'no-stream' })
    await store.append(stream, newEvents(1), { expected: 2 })
    await store.read(stream)
    await store.read(stream, { until: 3n })
    await store.readAll({ after: 2n, limit: 3 })
    await store.readAll({ after: 2n, limit: 3, categories: ['test.used', 'test.rare'] })
    await store.head()
    await store.cutAt(new Date('2026-01-05T03:00:00.000Z'))
  }

  it('never scan the table once it has grown', async () => {
    const pool = log.appPool({ max: 1 })
    const store = await log.open({ pool })
    for (let nth = 0; nth < 8; nth += 1) await useAll(store)
    await log.database.query(`
      INSERT INTO test_log.events (position, stream, version, id, type, schema_version, recorded_at, data, meta, category)
      SELECT h.head + n, 'test.bulk-' || n, 1, gen_random_uuid(), 'Noted', 1, '2026-01-05T03:00:00Z', '{}', '{"inputHash":"x"}', 'test.bulk'
        FROM (SELECT max(position) AS head FROM test_log.events) AS h, generate_series(1, 20000) AS n`)
    for (let nth = 0; nth < 8; nth += 1) await useAll(store)
    await store.close()
    await pool.end()
    await until(async () => (await log.database.query('SELECT FROM pg_stat_activity WHERE usename = $1', [log.role])).length === 0)
    const [used] = await log.database.query(
      `SELECT seq_tup_read < 1000 AS only_small, idx_scan::int > 100 AS indexed FROM pg_stat_user_tables WHERE schemaname = 'test_log' AND relname = 'events'`,
    )
    // While it holds a few dozen rows a scan is right; one scan of the grown table would count 20,000.
    expect(used).toEqual({ only_small: true, indexed: true })
  })
})
