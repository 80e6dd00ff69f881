import { openPool, type PostgresListener, postgresListener } from '@titian/event-store/postgres'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { collector } from '../contract/collector.ts'
import { message, messages } from '../contract/messages.ts'
import { topicOf } from '../port.ts'
import { migrateMessaging } from './migrate.ts'
import { type Listener, postgresBroker } from './postgres-broker.ts'

const topic = topicOf('intake')
const deaf: Listener = { listen: () => () => undefined, tell: () => undefined }
const never = 3_600_000

let database: TestDatabase
let listener: PostgresListener
beforeEach(async () => {
  database = await testDatabase()
  await migrateMessaging({ pool: database.pool() })
  listener = await postgresListener(database.url)
})
afterEach(async () => {
  await listener.close()
  await database.drop()
})

describe('the broker in PostgreSQL', () => {
  it('wakes subscribers by notification, without waiting for a poll', async () => {
    const reader = postgresBroker({ pool: database.pool(), listener, pollMs: never })
    const writer = postgresBroker({ pool: database.pool(), listener, pollMs: never })
    const got = collector()
    await reader.subscribe({ group: 'referral', topics: [topic], ...got.to })
    for (const each of messages('a', 1, 3)) {
      await writer.publish(topic, [each])
      await got.until(() => got.messages.at(-1)?.version === each.version)
    }
    await writer.heartbeat(topic, { source: 'intake', at: '2026-01-05T01:02:03.004Z' })
    await got.until(() => got.heartbeats.length === 1)
    await Promise.all([reader.close(), writer.close()])
  })

  it('finds by polling what no notification told', async () => {
    const broker = postgresBroker({ pool: database.pool(), listener: deaf, pollMs: 5 })
    const got = collector()
    await broker.subscribe({ group: 'referral', topics: [topic], ...got.to })
    await broker.publish(topic, messages('a', 1, 2))
    await got.until(() => got.messages.length === 2)
    await broker.close()
  })

  it('survives a database that goes away and comes back, without a loss', async () => {
    const name = new URL(database.url).pathname.slice(1)
    const admin = await testDatabase()
    const broker = postgresBroker({ pool: database.pool(), listener, pollMs: 20 })
    const got = collector()
    const subscription = await broker.subscribe({ group: 'referral', topics: [topic], ...got.to })
    await broker.publish(topic, messages('a', 1, 2))
    await got.until(() => got.messages.length === 2)

    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`)
    await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name])
    await expect(broker.publish(topic, messages('a', 3, 3))).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
    await expect(broker.heartbeat(topic, { source: 'intake', at: '2026-01-05T00:00:00.000Z' })).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
    await admin.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`)

    await broker.publish(topic, messages('a', 3, 4))
    await got.until(() => got.messages.at(-1)?.version === 4)
    expect(got.messages).toEqual(messages('a', 1, 4))
    await subscription.stop()
    await broker.close()
    await admin.drop()
  })

  it('gives two processes of one group everything once or twice, and its offset never goes back', async () => {
    const brokers = [1, 2].map(() => postgresBroker({ pool: database.pool(), listener }))
    const got = collector()
    for (const broker of brokers) await broker.subscribe({ group: 'referral', topics: [topic], ...got.to })
    for (const each of messages('a', 1, 40)) await brokers[0]?.publish(topic, [each])
    await got.until(() => new Set(got.ids()).size === 40)
    await Promise.all(brokers.map((broker) => broker.close()))
    expect(await database.query('SELECT seq::int FROM messaging.settled')).toEqual([{ seq: 40 }])
  })

  it('numbers a topic without gaps, whoever publishes at once', async () => {
    const brokers = [1, 2, 3].map(() => postgresBroker({ pool: database.pool(), listener: deaf }))
    await Promise.all(
      Array.from({ length: 30 }, async (_, index) => brokers[index % 3]?.publish(topic, messages(`stream ${index}`, 1, 1 + (index % 4)))),
    )
    const [row] = await database.query('SELECT count(*)::int, max(seq)::int, (SELECT head::int FROM messaging.topic) FROM messaging.message')
    expect(row).toEqual({ count: 73, max: 73, head: 73 })
  })

  it('only ever appends', async () => {
    const broker = postgresBroker({ pool: database.pool(), listener: deaf })
    await broker.publish(topic, [message('a', 1)])
    for (const sql of ['UPDATE messaging.message SET seq = 2', 'DELETE FROM messaging.message', 'TRUNCATE messaging.message']) {
      await expect(database.query(sql)).rejects.toThrow('messages are only ever appended')
    }
  })

  it('lets the role of a service publish, read and settle what is its own, and write no table', async () => {
    const role = `${new URL(database.url).pathname.slice(1)}_app`
    await database.query(`CREATE ROLE ${role} LOGIN PASSWORD 'only-in-tests'`)
    const options = { pool: database.pool(), parties: [{ service: 'intake', role }] }
    await Promise.all([migrateMessaging(options), migrateMessaging(options)])
    const pool = openPool({ connectionString: Object.assign(new URL(database.url), { username: role, password: 'only-in-tests' }).href })
    const broker = postgresBroker({ pool, listener })
    const got = collector()
    await broker.subscribe({ group: 'intake', topics: [topic], ...got.to })
    await broker.publish(topic, messages('a', 1, 2))
    await broker.heartbeat(topic, { source: 'intake', at: '2026-01-05T01:02:03.004Z' })
    await got.until(() => got.messages.length === 2 && got.heartbeats.length === 1)
    for (const sql of [
      `INSERT INTO messaging.message VALUES ('${topic}', 9, '{}')`,
      'UPDATE messaging.topic SET head = 9',
      'DELETE FROM messaging.settled',
    ]) {
      await expect(pool.query(sql)).rejects.toMatchObject({ code: '42501' })
    }
    const others = topicOf('referral')
    for (const act of [
      () => broker.publish(others, messages('a', 1, 1)),
      () => broker.heartbeat(others, { source: 'referral', at: '2026-01-05T01:02:03.004Z' }),
      () => pool.query("SELECT messaging.settle('referral', $1, 9)", [topic]),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: '42501', message: expect.stringMatching(/^(titian\.referral\.v1|referral) is not of /) })
    }
    expect(await database.query('SELECT name FROM messaging.topic')).toEqual([{ name: topic }])
    await broker.close()
    await pool.end()
    await database.query(`DROP OWNED BY ${role}`)
    await database.query(`DROP ROLE ${role}`)
  })
})
