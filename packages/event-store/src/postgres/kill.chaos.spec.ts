import type { AppenderJob } from './fixtures/appender.ts'
import { runAppender } from './fixtures/run-appender.ts'
import { compare, nothingWrong } from './fixtures/stored.ts'
import { openTestLog, type TestLog, until } from './open-test-log.ts'

/** SIGKILL, no handler, nothing flushed: after the next start nothing is lost and nothing is there twice. */
describe('kill -9', () => {
  let log: TestLog
  beforeEach(async () => {
    log = await openTestLog()
  })
  afterEach(() => log.drop())

  const job = (name: string, more: Partial<AppenderJob> = {}): AppenderJob => ({
    url: log.database.url,
    schema: log.schema,
    name,
    commands: 120,
    streams: 4,
    callers: 8,
    ...more,
  })

  it.each([
    ['before-append', 1],
    ['before-append', 5],
    ['after-commit', 1],
    ['after-commit', 7],
  ])('at %s, passed %i times: the next run completes what was begun', async (name, nth) => {
    const first = runAppender(job('one', { killAt: { name, nth } }))
    expect(await first.ended).toBe('SIGKILL')
    const stored = (await log.database.query('SELECT count(*)::int AS n FROM test_log.events'))[0]?.n as number
    expect(first.answered.length).toBeLessThan(120)
    expect(first.answered.length).toBeLessThanOrEqual(stored)
    const again = runAppender(job('one'))
    expect(await again.ended).toBeNull()
    expect(await compare(log.database.pool(), log.schema, [job('one')])).toEqual({ events: 200, ...nothingWrong })
    // Whoever was answered before the kill is answered the same after it.
    for (const { command, position } of first.answered)
      expect(again.answered.find((later) => later.command === command)).toEqual({ command, position, already: true })
    expect(again.answered.filter(({ already }) => already).length > first.answered.length).toBe(name === 'after-commit')
  })

  it('while its batch waits in the server: the server commits for the dead, and the next run finds it', async () => {
    const holder = await log.database.pool().connect()
    await holder.query(`SELECT pg_advisory_lock(hashtextextended('titian.log.test_log', 0))`)
    const first = runAppender(job('one', { commands: 8 }))
    const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'`
    await until(async () => (await log.database.query(waiting)).length === 1)
    first.kill()
    expect(await first.ended).toBe('SIGKILL')
    await holder.query(`SELECT pg_advisory_unlock(hashtextextended('titian.log.test_log', 0))`)
    holder.release()
    const again = runAppender(job('one', { commands: 8 }))
    await again.ended
    expect(again.answered.every(({ already }) => already)).toBe(true)
    expect(await compare(log.database.pool(), log.schema, [job('one', { commands: 8 })])).toEqual({ events: 14, ...nothingWrong })
  })

  it('of one of two processes that append to the same streams: the other goes on, and both are complete in the end', async () => {
    const jobs = [job('one', { commands: 300 }), job('two', { commands: 300 })] as const
    const [one, two] = jobs.map(runAppender)
    await until(async () => (one?.answered.length ?? 0) > 40)
    one?.kill()
    expect(await one?.ended).toBe('SIGKILL')
    expect(await runAppender(jobs[0]).ended).toBeNull()
    expect(await two?.ended).toBeNull()
    expect(await compare(log.database.pool(), log.schema, jobs)).toEqual({ events: 1000, ...nothingWrong })
  })
})
