import { newEvents } from '../contract/sample-events.ts'
import { channelOf } from './identifiers.ts'
import { postgresListener } from './listener.ts'
import { openTestLog, type TestLog, until } from './open-test-log.ts'

describe('several processes', () => {
  let log: TestLog
  beforeAll(async () => {
    log = await openTestLog()
  })
  afterAll(() => log.drop())

  it('appending to the same streams keep positions dense and versions without gaps', async () => {
    const stores = await Promise.all([log.open(), log.open(), log.open()])
    const callers = stores.flatMap((store) => Array.from({ length: 8 }, () => store))
    await Promise.all(
      callers.map(async (store) => {
        for (let nth = 0; nth < 15; nth += 1) {
          await store
            .append(`test.shared-${nth % 4}`, newEvents((nth % 3) + 1), { expected: nth % 5 === 4 ? 'no-stream' : 'any' })
            .catch(() => undefined)
        }
      }),
    )
    const [counts] = await log.database.query(`
      SELECT count(*)::int AS events, max(position)::int AS head,
             (SELECT count(*)::int FROM (SELECT stream FROM test_log.events GROUP BY stream HAVING max(version) <> count(*)) AS gaps) AS gaps,
             (SELECT count(*)::int FROM (SELECT version < lag(version) OVER (PARTITION BY stream ORDER BY position) AS back FROM test_log.events) AS each
               WHERE back) AS inversions
        FROM test_log.events`)
    expect(counts).toMatchObject({ gaps: 0, inversions: 0 })
    expect(counts?.events).toBe(counts?.head)
    expect(counts?.events).toBeGreaterThan(24 * 12)
  })

  it('tell each other of appends', async () => {
    const [here, there] = await Promise.all([postgresListener(log.database.url), postgresListener(log.database.url)])
    const told = new Promise<void>((resolve) => there.listen(channelOf(log.schema), resolve))
    const store = await log.open({ listener: here })
    await store.append('test.told-1', newEvents(1), { expected: 'no-stream' })
    await told
    await Promise.all([here.close(), there.close()])
  })

  it('listen again after their connection was lost, and wake readers for what they may have missed', async () => {
    const listener = await postgresListener(log.database.url)
    let wake: () => void = () => undefined
    listener.listen('titian_lost', () => wake())
    const woken = () => new Promise<void>((resolve) => (wake = resolve))
    const listening = `FROM pg_stat_activity WHERE datname = current_database() AND query = 'LISTEN "titian_lost"'`
    await until(async () => (await log.database.query(`SELECT pid ${listening}`)).length === 1)
    const again = woken()
    await log.database.query(`SELECT pg_terminate_backend(pid) ${listening}`)
    await again
    const heard = woken()
    await log.database.query('NOTIFY titian_lost')
    await heard
    const own = woken()
    listener.tell('titian_lost')
    await own
    await listener.close()
  })
})
