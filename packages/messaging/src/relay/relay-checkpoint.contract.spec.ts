import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { migrateMessagingOfService } from '../postgres/migrate.ts'
import { memoryRelayCheckpoint } from './memory-relay-checkpoint.ts'
import { postgresRelayCheckpoint } from './postgres-relay-checkpoint.ts'
import type { RelayCheckpoint } from './relay-checkpoint.ts'

/** A checkpoint, and what lets its lease run out. */
interface Made {
  readonly checkpoint: RelayCheckpoint
  readonly expire: () => Promise<unknown>
}

let database: TestDatabase
let services = 0
beforeAll(async () => {
  database = await testDatabase()
  await migrateMessagingOfService({ pool: database.pool(), schema: 'intake' })
})
afterAll(() => database.drop())

const adapters: Record<string, () => Made> = {
  memory() {
    const checkpoint = memoryRelayCheckpoint()
    return { checkpoint, expire: async () => checkpoint.expire() }
  },
  PostgreSQL() {
    services += 1
    const service = `intake-${services}`
    return {
      checkpoint: postgresRelayCheckpoint({ pool: database.pool(), schema: 'intake', service, leaseMs: 600_000 }),
      expire: () => database.query(`UPDATE intake.relay_checkpoint SET leased_until = now() - interval '1 second' WHERE service = $1`, [service]),
    }
  },
}

describe.each(Object.keys(adapters))('the checkpoint of a relay: %s', (name) => {
  const make = () => {
    const made = adapters[name]?.()
    if (made === undefined) throw new Error(name)
    return made
  }

  it('starts before the first event and is held by one', async () => {
    const { checkpoint } = make()
    const taken = await Promise.all([checkpoint.acquire(), checkpoint.acquire(), checkpoint.acquire()])
    expect(taken.filter((lease) => lease !== undefined)).toEqual([{ epoch: 1n, position: 0n }])
  })

  it('tells where it stands', async () => {
    const { checkpoint } = make()
    expect(await checkpoint.read()).toBe(0n)
    await checkpoint.acquire()
    await checkpoint.advance(1n, 0n, 7n)
    expect(await checkpoint.read()).toBe(7n)
  })

  it('moves by compare-and-set', async () => {
    const { checkpoint } = make()
    await checkpoint.acquire()
    expect(await checkpoint.advance(1n, 0n, 7n)).toBe(true)
    expect(await checkpoint.advance(1n, 0n, 9n)).toBe(false)
    await checkpoint.release(1n)
    expect(await checkpoint.acquire()).toEqual({ epoch: 2n, position: 7n })
  })

  it('fences off who let the lease run out', async () => {
    const { checkpoint, expire } = make()
    await checkpoint.acquire()
    await expire()
    expect(await checkpoint.acquire()).toEqual({ epoch: 2n, position: 0n })
    expect(await checkpoint.advance(1n, 0n, 5n)).toBe(false)
    expect(await checkpoint.renew(1n)).toBe(false)
    await checkpoint.release(1n)
    expect(await checkpoint.acquire()).toBeUndefined()
    expect(await checkpoint.advance(2n, 0n, 5n)).toBe(true)
  })

  it('stays with who renews in time', async () => {
    const { checkpoint, expire } = make()
    await checkpoint.acquire()
    await expire()
    expect(await checkpoint.renew(1n)).toBe(true)
    expect(await checkpoint.acquire()).toBeUndefined()
  })
})
