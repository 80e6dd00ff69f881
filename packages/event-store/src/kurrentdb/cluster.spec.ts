import { systemClock } from '@titian/core'
import { collect } from '../contract/collect.ts'
import { rejectionOf } from '../contract/rejection-of.ts'
import { newEvents, newStream } from '../contract/sample-events.ts'
import { kurrentDouble } from './double/kurrentdb-double.ts'
import { appendUntilAnswered } from './fixtures/append-until-answered.ts'
import { kurrentEventStore } from './index.ts'

describe('a cluster of KurrentDB (three nodes of the double)', () => {
  const open = (connectionString: string) => kurrentEventStore({ connectionString, prefix: 'contract.', log: 'test', clock: systemClock })

  it('goes on with the node that leads next, and loses and doubles nothing', async () => {
    const cluster = await kurrentDouble({ nodes: 3 })
    const store = await open(cluster.connectionString)
    const stream = newStream()
    const collecting = collect(store, { after: 0n })
    for (let version = 0; version < 6; version += 2) {
      await appendUntilAnswered(store, stream, newEvents(2), version)
      if (version < 4) cluster.stopLeader()
    }
    await collecting.reached(await store.head())
    await collecting.stop()
    expect(collecting.events.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6])
    await store.close()
    cluster.stop()
  })

  it('is followed to the node that leads again, also where the connection to the other stands', async () => {
    const cluster = await kurrentDouble({ nodes: 2 })
    const store = await open(cluster.connectionString)
    cluster.stopLeader()
    const stream = newStream()
    const readUntil = async (count: number) => {
      while ((await store.read(stream).catch(() => [])).length < count) await new Promise((resolve) => setImmediate(resolve))
    }
    await appendUntilAnswered(store, stream, newEvents(1), 0)
    await readUntil(1)
    await cluster.start()
    await appendUntilAnswered(store, stream, newEvents(1), 1)
    await readUntil(2)
    // The one who appends and the one who reads.
    expect(cluster.sentOn()).toBeGreaterThanOrEqual(2)
    await store.close()
    cluster.stop()
  })

  it('is found by any of its nodes, also by one that is named alone for discovery', async () => {
    const cluster = await kurrentDouble({ nodes: 3 })
    const [first = '', , third = ''] = cluster.connectionString.replace(/^kurrentdb:\/\/|\?.*$/g, '').split(',')
    cluster.stopLeader()
    for (const nodes of [`kurrentdb://${first},${third}`, `kurrentdb+discover://${third}`]) {
      const store = await open(`${nodes}?tls=false`)
      expect((await store.append(newStream(), newEvents(1), { expected: 0 })).version).toBe(1)
      await store.close()
    }
    cluster.stop()
    expect((await rejectionOf(open(`kurrentdb://${first},${third}?tls=false`))).code).toBe('LOG_UNAVAILABLE')
  })

  it('is not read from nodes that may lag behind', async () => {
    const { code, details } = await rejectionOf(open('kurrentdb://127.0.0.1:1,127.0.0.1:2?tls=false&nodePreference=follower'))
    expect({ code, setting: details.setting }).toEqual({ code: 'LOG_REFUSED', setting: 'nodePreference' })
  })
})
