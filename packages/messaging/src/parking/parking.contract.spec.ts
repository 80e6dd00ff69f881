import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { message } from '../contract/messages.ts'
import { migrateMessagingOfService } from '../postgres/migrate.ts'
import { memoryParking } from './memory-parking.ts'
import type { Parking } from './parking.ts'
import { postgresParking } from './postgres-parking.ts'

const early = new Date('2026-01-05T01:00:00.000Z')
const late = new Date('2026-01-05T02:00:00.000Z')

let database: TestDatabase
let schemas = 0
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

const adapters: Record<string, () => Promise<Parking>> = {
  memory: async () => memoryParking(),
  async PostgreSQL() {
    schemas += 1
    const schema = `referral_${schemas}`
    await migrateMessagingOfService({ pool: database.pool(), schema })
    return postgresParking({ pool: database.pool(), schema })
  },
}

describe.each(Object.keys(adapters))('parking: %s', (name) => {
  let parking: Parking
  beforeEach(async () => {
    const made = await adapters[name]?.()
    if (made === undefined) throw new Error(name)
    parking = made
  })

  it('holds the streams of parked messages and no others', async () => {
    await parking.park(message('a', 2), 'EVENT_TEXT_INVALID', early)
    const [a, b] = [message('a', 1).stream, message('b', 1).stream]
    expect(await parking.holds([a, b])).toEqual(new Set([a]))
    expect(await parking.holds([])).toEqual(new Set())
  })

  it('keeps the message whole, even where the log could not take it', async () => {
    const odd = message('a', 1, { text: 'nul \u0000 and \ud800 alone' })
    await parking.park(odd, 'EVENT_TEXT_INVALID', early)
    const [parked] = await parking.show(odd.stream)
    expect(parked).toEqual({ message: odd, errorCode: 'EVENT_TEXT_INVALID', attempts: 1, firstSeen: early, lastSeen: early })
  })

  it('counts attempts, and keeps when it was first seen', async () => {
    await parking.park(message('a', 1), 'GAP_NOT_REPAIRED', early)
    await parking.park(message('a', 1), 'STREAM_DIVERGED', late)
    expect(await parking.show(message('a', 1).stream)).toMatchObject([
      { errorCode: 'STREAM_DIVERGED', attempts: 2, firstSeen: early, lastSeen: late },
    ])
  })

  it('queues behind a parked stream only, in order of version', async () => {
    expect(await parking.queue(message('a', 3), early)).toBe(false)
    await parking.park(message('a', 2), 'EVENT_TOO_LARGE', early)
    expect(await parking.queue(message('a', 4), late)).toBe(true)
    expect(await parking.queue(message('a', 3), late)).toBe(true)
    const parked = await parking.show(message('a', 1).stream)
    expect(parked.map((each) => [each.message.version, each.errorCode, each.attempts])).toEqual([
      [2, 'EVENT_TOO_LARGE', 1],
      [3, 'QUEUED', 0],
      [4, 'QUEUED', 0],
    ])
  })

  it('keeps the reason of a failure when its message comes again', async () => {
    await parking.park(message('a', 2), 'EVENT_TOO_LARGE', early)
    expect(await parking.queue(message('a', 2), late)).toBe(true)
    expect(await parking.show(message('a', 1).stream)).toMatchObject([{ errorCode: 'EVENT_TOO_LARGE', attempts: 1, lastSeen: late }])
  })

  it('lists one line per stream, oldest first, with the reason of its failure', async () => {
    await parking.park(message('b', 5), 'STREAM_DIVERGED', late)
    await parking.park(message('a', 2), 'EVENT_TOO_LARGE', early)
    await parking.queue(message('a', 1), late)
    expect(await parking.list()).toEqual([
      {
        source: 'intake',
        stream: message('a', 1).stream,
        waiting: 2,
        errorCode: 'EVENT_TOO_LARGE',
        attempts: 1,
        firstSeen: early,
        lastSeen: early,
      },
      { source: 'intake', stream: message('b', 1).stream, waiting: 1, errorCode: 'STREAM_DIVERGED', attempts: 1, firstSeen: late, lastSeen: late },
    ])
  })

  it('lets the stream go with its last message', async () => {
    await parking.park(message('a', 1), 'EVENT_TOO_LARGE', early)
    await parking.queue(message('a', 2), early)
    const { stream } = message('a', 1)
    await parking.remove(stream, 1)
    expect(await parking.holds([stream])).toEqual(new Set([stream]))
    await parking.remove(stream, 2)
    expect(await parking.holds([stream])).toEqual(new Set())
    expect(await parking.list()).toEqual([])
  })
})
