import { rejectionOf } from '../contract/rejection-of.ts'
import { newEvents } from '../contract/sample-events.ts'
import { openTestLog, type TestLog } from './open-test-log.ts'

const PERMISSION_DENIED = '42501'
const RESTRICT_VIOLATION = '23001'
const INVALID_TRANSACTION_STATE = '25000'

describe('who may do what to the log', () => {
  let log: TestLog
  beforeAll(async () => {
    log = await openTestLog()
    const store = await log.open()
    await store.append('test.case-1', newEvents(2), { expected: 'no-stream' })
  })
  afterAll(() => log.drop())

  const codeOf = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: { code?: string }) => error.code,
    )

  const changes = [
    `INSERT INTO test_log.events SELECT 99, 'x', 1, gen_random_uuid(), 'T', 1, now(), '{}', '{}', 'x'`,
    `UPDATE test_log.events SET data = '{}'`,
    'DELETE FROM test_log.events',
    'TRUNCATE test_log.events',
    'ALTER TABLE test_log.events DISABLE TRIGGER ALL',
    'DROP TABLE test_log.events',
    'SELECT * FROM test_log.migrations',
    'CREATE TABLE test_log.mine ()',
  ]
  it.each(changes)('the application may not: %s', async (sql) => {
    expect(await codeOf(log.appPool().query(sql))).toBe(PERMISSION_DENIED)
  })

  it.each([`UPDATE test_log.events SET data = '{}' WHERE false`, 'DELETE FROM test_log.events', 'TRUNCATE test_log.events'])(
    'not even the owner may: %s',
    async (sql) => {
      expect(await codeOf(log.database.query(sql))).toBe(RESTRICT_VIOLATION)
    },
  )

  it('nobody else may append or read', async () => {
    const other = `${log.role}_other`
    await log.database.query(`CREATE ROLE ${other}`)
    const pool = log.database.pool({ options: `-c role=${other}` })
    expect(await codeOf(pool.query('SELECT * FROM test_log.events'))).toBe(PERMISSION_DENIED)
    expect(await codeOf(pool.query(`SELECT test_log.cut_at(now())`))).toBe(PERMISSION_DENIED)
    const { code, details } = await rejectionOf(log.open({ pool }))
    expect({ code, details }).toEqual({ code: 'LOG_REFUSED', details: { log: 'test', sqlState: PERMISSION_DENIED } })
    await log.database.query(`DROP ROLE ${other}`)
  })

  it('nobody appends within a transaction that has written, or with an old view of the log', async () => {
    const empty = `SELECT * FROM test_log.append_batch(now(), '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')`
    const client = await log.database.pool().connect()
    await client.query('BEGIN')
    await client.query('CREATE TABLE public.written ()')
    expect(await codeOf(client.query(empty))).toBe(INVALID_TRANSACTION_STATE)
    await client.query('ROLLBACK')
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ')
    expect(await codeOf(client.query(empty))).toBe(INVALID_TRANSACTION_STATE)
    await client.query('ROLLBACK')
    client.release()
  })
})
