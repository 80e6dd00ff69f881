import { TitianError } from '@titian/core'
import { collector } from '../contract/collector.ts'
import { newEvent, sourceLog } from '../contract/source-log.ts'
import { silent } from '../log.ts'
import { memoryBroker } from '../memory/memory-broker.ts'
import { type Broker, type IntegrationEvent, topicOf } from '../port.ts'
import { memoryRelayCheckpoint } from './memory-relay-checkpoint.ts'
import { type Relay, type RelayOptions, startRelay } from './relay.ts'

const wallClock = { now: () => new Date('2026-01-05T01:02:03.004Z') }

async function scene() {
  const source = sourceLog()
  const broker = memoryBroker()
  const checkpoint = memoryRelayCheckpoint()
  const got = collector()
  await broker.subscribe({ group: 'referral', topics: [topicOf('intake')], ...got.to })
  const relay = (different: Partial<RelayOptions> = {}) =>
    startRelay({
      service: 'intake',
      store: source.store,
      broker,
      toIntegration: source.toIntegration,
      checkpoint,
      wallClock,
      heartbeatMs: 5,
      ...different,
    })
  const versions = () => got.messages.map(({ version }) => version)
  return { source, broker, checkpoint, got, relay, versions }
}

/** A broker whose `publish` runs `before` first. */
const publishing = (broker: Broker, before: (messages: readonly IntegrationEvent[]) => Promise<void> | void): Broker => ({
  ...broker,
  async publish(topic, messages) {
    await before(messages)
    await broker.publish(topic, messages)
  },
})

describe('the relay', () => {
  let running: Relay | undefined
  it('publishes the log in order, moves its checkpoint to the head, and sends a heartbeat behind it', async () => {
    const { source, checkpoint, got, relay } = await scene()
    await source.happen('a', 3)
    const started = relay()
    await source.happen('b', 2)
    await got.until(() => got.messages.length >= 5)
    expect(got.messages).toEqual(await source.published())
    await got.until(() => got.heartbeats.length > 0)
    expect(got.heartbeats[0]).toEqual({ source: 'intake', at: '2026-01-05T01:02:03.004Z' })
    expect(checkpoint.position()).toBe(5n)
    await started.stop()
    expect(started.state()).toBe('stopped')
  })

  it('passes over what has no public face, and its checkpoint does not wait there', async () => {
    const { source, checkpoint, got, relay } = await scene()
    await source.store.append('intake.received.referral.referral-1', [newEvent('received', 1)], { expected: 0 })
    const started = relay()
    await got.until(() => got.heartbeats.length > 0)
    expect([got.messages, checkpoint.position()]).toEqual([[], 1n])
    await started.stop()
  })

  it('publishes again what it published before a crash kept it from moving the checkpoint: doubled, never lost', async () => {
    const { source, checkpoint, got, relay, versions } = await scene()
    await source.happen('a', 2)
    let crashes = 1
    const started = relay({
      checkpoint: {
        ...checkpoint,
        async advance(...move) {
          crashes -= 1
          if (crashes >= 0) throw new TitianError('LOG_UNAVAILABLE')
          return checkpoint.advance(...move)
        },
      },
    })
    await got.until(() => got.heartbeats.length > 0)
    expect(versions()).toEqual([1, 2, 1, 2])
    expect(checkpoint.position()).toBe(2n)
    await started.stop()
  })

  it('publishes nothing, not even a heartbeat, where the log ends before its checkpoint: it was restored to an earlier day', async () => {
    const { source, checkpoint, got, relay } = await scene()
    await source.happen('a', 2)
    const first = await checkpoint.acquire()
    await checkpoint.advance(first?.epoch ?? 0n, 0n, 3n)
    checkpoint.expire()
    const errors: unknown[] = []
    const refused = new Promise<void>((resolve) => {
      const error = (details: object) => {
        errors.push(details)
        resolve()
      }
      running = relay({ log: { ...silent, error } })
    })
    await refused
    expect(errors).toMatchObject([{ service: 'intake', code: 'POSITION_UNKNOWN' }])
    expect([got.messages, got.heartbeats, running?.state()]).toEqual([[], [], 'waiting'])
    await running?.stop()
  })

  it('goes on where it was when the broker is back', async () => {
    const { source, broker, got, relay, versions } = await scene()
    await source.happen('a', 3)
    let away = 1
    const started = relay({
      broker: publishing(broker, () => {
        away -= 1
        if (away >= 0) throw new TitianError('BROKER_UNAVAILABLE')
      }),
    })
    await got.until(() => got.heartbeats.length > 0)
    expect(versions()).toEqual([1, 2, 3])
    await started.stop()
  })

  it('leaves the log to the one that leads, and takes over when its lease runs out; the old one is fenced off', async () => {
    const { source, broker, checkpoint, got, relay } = await scene()
    const neverRenews = { ...checkpoint, renew: async () => true }
    const old = relay({ checkpoint: neverRenews })
    await got.until(() => got.heartbeats.length > 0)
    let byNext = 0
    const next = relay({
      broker: publishing(broker, (messages) => {
        byNext += messages.length
      }),
    })
    expect([old.state(), next.state()]).toEqual(['leading', 'waiting'])

    // The old one does not know that its lease ran out.
    checkpoint.expire()
    while (next.state() !== 'leading') await new Promise(setImmediate)

    await source.happen('a', 3)
    await got.until(() => new Set(got.ids()).size >= 3)
    while (checkpoint.position() < 3n) await new Promise(setImmediate)
    while (old.state() === 'leading') await new Promise(setImmediate)
    expect(byNext).toBeGreaterThanOrEqual(3)
    expect([old.state(), next.state()]).toEqual(['waiting', 'leading'])
    const firsts = got.messages.filter((message, index) => got.ids().indexOf(message.id) === index)
    expect(firsts.map(({ version }) => version)).toEqual([1, 2, 3])
    await Promise.all([old.stop(), next.stop()])
  })

  it('sends no heartbeat while something recorded before is not out', async () => {
    const { source, broker, got, relay } = await scene()
    await source.happen('a', 1)
    let open = () => undefined as unknown
    const gate = new Promise((resolve) => {
      open = () => resolve(undefined)
    })
    let lagSeen = () => undefined as unknown
    const lagged = new Promise((resolve) => {
      lagSeen = () => resolve(undefined)
    })
    let ticks = 0
    const started = relay({
      broker: publishing(broker, async () => void (await gate)),
      onLag(behind) {
        if (behind === 1n) ticks += 1
        if (ticks === 3) lagSeen()
      },
    })
    await lagged
    expect(got.heartbeats).toEqual([])
    open()
    await got.until(() => got.heartbeats.length > 0)
    expect(got.messages.length).toBe(1)
    await started.stop()
  })

  it('takes the time of a heartbeat before it reads the head', async () => {
    const { source, got, relay } = await scene()
    const calls: string[] = []
    const started = relay({
      wallClock: {
        now() {
          calls.push('time')
          return wallClock.now()
        },
      },
      store: {
        ...source.store,
        head() {
          calls.push('head')
          return source.store.head()
        },
      },
    })
    await got.until(() => got.heartbeats.length > 0)
    expect(calls.slice(0, 2)).toEqual(['time', 'head'])
    await started.stop()
  })

  it('finishes the batch in hand when told to stop, and frees the lease', async () => {
    const { source, broker, checkpoint, relay } = await scene()
    await source.happen('a', 2)
    let open = () => undefined as unknown
    const gate = new Promise((resolve) => {
      open = () => resolve(undefined)
    })
    let begin = () => undefined as unknown
    const begun = new Promise((resolve) => {
      begin = () => resolve(undefined)
    })
    const started = relay({
      broker: publishing(broker, async () => {
        begin()
        await gate
      }),
    })
    await begun
    const stopped = started.stop()
    open()
    await stopped
    expect(checkpoint.position()).toBe(2n)
    expect(await checkpoint.acquire()).toEqual({ epoch: 2n, position: 2n })
  })
})
