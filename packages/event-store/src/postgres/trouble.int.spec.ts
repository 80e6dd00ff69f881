import { armFailpoints, type TitianError } from '@titian/core'
import { collect } from '../contract/collect.ts'
import { rejectionOf } from '../contract/rejection-of.ts'
import { newEvent, newEvents, newStream } from '../contract/sample-events.ts'
import { BATCH_APPENDS } from '../limits.ts'
import { openTestLog, type TestLog, until } from './open-test-log.ts'

const LOCK = `hashtextextended('titian.log.test_log', 0)`

describe('trouble', () => {
  let log: TestLog
  beforeEach(async () => {
    log = await openTestLog()
  })
  afterEach(() => log.drop())

  const waitingForLock = `FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory' AND query LIKE '%append_batch%'`

  it('a connection killed in the middle of a batch: each caller is told, and a retry with the same ids is safe', async () => {
    const store = await log.open()
    const holder = await log.database.pool().connect()
    await holder.query(`SELECT pg_advisory_lock(${LOCK})`)
    const appends = Array.from({ length: 10 }, () => ({ stream: newStream(), events: newEvents(2) }))
    const send = () => Promise.allSettled(appends.map(({ stream, events }) => store.append(stream, events, { expected: 'no-stream' })))
    const sent = send()
    await until(async () => (await log.database.query(`SELECT pid ${waitingForLock}`)).length > 0)
    await log.database.query(`SELECT pg_terminate_backend(pid) ${waitingForLock}`)
    for (const result of await sent) expect(result).toMatchObject({ status: 'rejected', reason: { code: 'LOG_UNAVAILABLE' } })
    expect(await store.head()).toBe(0n)
    await holder.query(`SELECT pg_advisory_unlock(${LOCK})`)
    holder.release()
    for (const result of await send()) expect(result).toMatchObject({ status: 'fulfilled', value: { version: 2, already: false } })
    for (const result of await send()) expect(result).toMatchObject({ status: 'fulfilled', value: { version: 2, already: true } })
    expect(await store.head()).toBe(20n)
  })

  it('a clock ahead of the server’s: refused, so that nothing after it stands under tomorrow; a story’s is its own (SAFETY 9)', async () => {
    const tomorrow = { now: () => new Date(Date.now() + 86_400_000) }
    const ahead = await log.open({ clock: tomorrow })
    const right = await log.open({ clock: { now: () => new Date() } })
    const stream = newStream()
    expect(await rejectionOf(ahead.append(stream, newEvents(1), { expected: 'any' }))).toMatchObject({
      code: 'CLOCK_WRONG',
      details: { log: 'test' },
    })
    expect(await right.append(stream, newEvents(1), { expected: 'no-stream' })).toMatchObject({ version: 1 })
    const told = await log.open({ clock: { ...tomorrow, moved: true } })
    expect(await told.append(stream, newEvents(1), { expected: 1 })).toMatchObject({ version: 2 })
    // From here on time stands still until tomorrow, for whoever reads the end of the log too; it is not refused.
    expect(await right.append(stream, newEvents(1), { expected: 2 })).toMatchObject({ version: 3 })
    const [, second, third] = await right.read(stream)
    expect(third?.recordedAt).toBe(second?.recordedAt)
    await right.head()
    expect(right.latestRecordedAt()?.toISOString()).toBe(second?.recordedAt)
  })

  it('an answer lost after the commit: the retry gets the stored answer', async () => {
    const store = await log.open()
    const events = newEvents(2)
    armFailpoints((name) => {
      if (name === 'after-commit') throw new Error('the line went dead')
    })
    try {
      expect((await rejectionOf(store.append('test.case-1', events, { expected: 'no-stream' }))).code).toBe('LOG_UNAVAILABLE')
    } finally {
      armFailpoints(undefined)
    }
    expect(await store.append('test.case-1', events, { expected: 'no-stream' })).toEqual({ version: 2, position: 2n, already: true })
  })

  it('an item that the database itself refuses fails alone, in few words', async () => {
    await log.database.query(`
      CREATE FUNCTION public.trap() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN IF NEW.type = 'Trapped' THEN RAISE EXCEPTION 'trapped %', NEW.data USING ERRCODE = 'check_violation'; END IF; RETURN NEW; END $$`)
    await log.database.query('CREATE TRIGGER trap BEFORE INSERT ON test_log.events FOR EACH ROW EXECUTE FUNCTION public.trap()')
    const store = await log.open()
    const [one, trapped, other] = await Promise.allSettled([
      store.append('test.case-1', newEvents(1), { expected: 'no-stream' }),
      store.append('test.case-2', [newEvent({ type: 'Trapped', data: { secret: 'never told' } })], { expected: 'no-stream' }),
      store.append('test.case-3', newEvents(1), { expected: 'no-stream' }),
    ])
    expect([one?.status, trapped?.status, other?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    const reason = trapped?.status === 'rejected' ? (trapped.reason as TitianError) : undefined
    expect(reason).toMatchObject({ code: 'LOG_REFUSED', details: { log: 'test', sqlState: '23514' } })
    expect(reason?.cause).toBeUndefined()
    expect(await store.head()).toBe(2n)
  })

  it('a queue that is full says so; what waits is settled', async () => {
    const store = await log.open({ queue: { items: 3, bytes: 1_000_000 } })
    const results = await Promise.allSettled(Array.from({ length: 5 }, () => store.append(newStream(), newEvents(1), { expected: 'any' })))
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected', 'rejected'])
    expect(results[4]).toMatchObject({ reason: { code: 'LOG_BUSY', details: { log: 'test' } } })
  })

  it('a database that goes and comes back: appends fail meanwhile, a subscription goes on where it was', async () => {
    const store = await log.open()
    const collecting = collect(store, { after: 0n })
    await store.append('test.case-1', newEvents(1), { expected: 0 })
    await collecting.reached(1n)
    await log.database.query(`ALTER ROLE ${log.role} CONNECTION LIMIT 0`)
    await log.database.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [log.role])
    const unavailable = async () => (await rejectionOf(store.append('test.case-1', newEvents(1), { expected: 1 }))).code
    expect([await unavailable(), await unavailable()]).toEqual(['LOG_UNAVAILABLE', 'LOG_UNAVAILABLE'])
    await log.database.query(`ALTER ROLE ${log.role} CONNECTION LIMIT -1`)
    await store.append('test.case-1', newEvents(2), { expected: 1 })
    await collecting.reached(3n)
    await collecting.stop()
    expect(collecting.events.map(({ version }) => version)).toEqual([1, 2, 3])
  })

  it('a stored event that cannot be read stops the reader and says where', async () => {
    const store = await log.open()
    await store.append('test.case-1', newEvents(3), { expected: 'no-stream' })
    await log.database.query('ALTER TABLE test_log.events DISABLE TRIGGER events_for_ever')
    await log.database.query(`UPDATE test_log.events SET data = '{broken' WHERE position = 2`)
    const poisoned = { code: 'EVENT_UNREADABLE', details: { position: '2', stream: 'test.case-1', type: 'Noted' } }
    expect(await rejectionOf(store.read('test.case-1'))).toEqual(poisoned)
    expect(await rejectionOf(collect(store, { after: 1n }).stop())).toEqual(poisoned)
  })

  it('a subscriber is told what stands in front of an event that cannot be read, and nothing behind it', async () => {
    const store = await log.open()
    await store.append('test.case-1', newEvents(5), { expected: 'no-stream' })
    await log.database.query('ALTER TABLE test_log.events DISABLE TRIGGER events_for_ever')
    await log.database.query(`UPDATE test_log.events SET meta = 'broken' WHERE position = 4`)
    for (const categories of [undefined, ['test.case']]) {
      const told: bigint[] = []
      const onBatch = async (events: readonly { position: bigint }[]) => void told.push(...events.map(({ position }) => position))
      const reading = store.subscribe({ after: 0n, ...(categories && { categories }), onBatch, signal: new AbortController().signal })
      expect(await rejectionOf(reading)).toEqual({ code: 'EVENT_UNREADABLE', details: { position: '4', stream: 'test.case-1', type: 'Noted' } })
      expect(told).toEqual([1n, 2n, 3n])
    }
  })

  it('a lock that a dead connection holds: busy with advice instead of waiting for ever, and well again when it is gone', async () => {
    await log.database.query(`ALTER FUNCTION test_log.append_batch SET lock_timeout = '200ms'`)
    const store = await log.open()
    const dead = await log.database.pool().connect()
    dead.on('error', () => undefined)
    const [{ pid } = { pid: 0 }] = (await dead.query<{ pid: number }>(`SELECT pg_backend_pid() AS pid, pg_advisory_lock(${LOCK})`)).rows
    const events = newEvents(1)
    const busy = await rejectionOf(store.append('test.case-1', events, { expected: 0 }))
    expect(busy).toEqual({ code: 'LOG_BUSY', details: { log: 'test', retryAfterMs: 1_000 } })
    await log.database.query('SELECT pg_terminate_backend($1)', [pid])
    await until(async () => (await log.database.query('SELECT FROM pg_stat_activity WHERE pid = $1', [pid])).length === 0)
    expect(await store.append('test.case-1', events, { expected: 0 })).toEqual({ version: 1, position: 1n, already: false })
    dead.release(true)
  })

  it('a process that floods the log: the single append of another one comes next, not last', async () => {
    const [flooding, modest] = await Promise.all([log.open(), log.open()])
    const holder = await log.database.pool().connect()
    await holder.query(`SELECT pg_advisory_lock(${LOCK})`)
    const flood = Array.from({ length: 2_000 }, () => flooding.append(newStream(), newEvents(1), { expected: 'any' }))
    const waiting = async () => (await log.database.query(`SELECT pid ${waitingForLock}`)).length
    await until(async () => (await waiting()) === 1)
    const one = modest.append('test.case-1', newEvents(1), { expected: 'any' })
    await until(async () => (await waiting()) === 2)
    await holder.query(`SELECT pg_advisory_unlock(${LOCK})`)
    holder.release()
    // One batch was in front of it; the other seven come after.
    expect((await one).position).toBe(BigInt(BATCH_APPENDS + 1))
    expect(await Promise.all(flood)).toHaveLength(2_000)
  })

  it('a schema that is missing is refused at the start', async () => {
    expect(await rejectionOf(log.open({ schema: 'no_log' }))).toEqual({ code: 'LOG_REFUSED', details: { log: 'test', sqlState: '42P01' } })
  })
})
