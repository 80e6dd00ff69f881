import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type TcpProxy, tcpProxy } from '@titian/testing/tcp-proxy'
import { message } from '../contract/messages.ts'
import { topicOf } from '../port.ts'
import { memoryGround } from './chaos-fixtures/ground.ts'
import { type Scene, scene } from './chaos-fixtures/scene.ts'
import { chaosTable } from './chaos-fixtures/table.ts'
import { describeKafka, type OwnKafka, openingMs, openOwnKafka } from './open-test-kafka.ts'

/** `npm run chaos -- messaging --away <seconds>`. */
const awaySeconds = Number(process.env.CHAOS_AWAY_SECONDS ?? 20)
/** After which all must have caught up again: back-off may not grow with the absence. */
const backWithinMs = 30_000
/** More than this kept after a collection would be something kept for each attempt. */
const growthBytes = 2 * 1024 * 1024

const table = chaosTable()

interface Held {
  readonly heapBytes: number
  readonly timers: number
  readonly sockets: number
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

/**
 * What this process holds: the fewest timers and sockets seen at once in so many seconds, and the heap after them. The fewest, because attempts
 * that meet by chance raise the most, while something kept for each attempt raises the fewest too.
 */
async function heldIn(seconds: number): Promise<Held> {
  const until = performance.now() + seconds * 1_000
  let [timers, sockets] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  while (performance.now() < until) {
    const resources = process.getActiveResourcesInfo()
    timers = Math.min(timers, resources.filter((name) => name === 'Timeout').length)
    sockets = Math.min(sockets, resources.filter((name) => name.startsWith('TCP')).length)
    await sleep(50)
  }
  collect()
  return { heapBytes: process.memoryUsage().heapUsed, timers, sockets }
}

describeKafka('between services, when Apache Kafka is out of reach from the start', () => {
  let proxy: TcpProxy | undefined
  let own: OwnKafka | undefined
  let kafka: OwnKafka['kafka']
  let now: Scene<ReturnType<typeof memoryGround>>

  beforeAll(async () => {
    own = await openOwnKafka({
      async proxyTo(port) {
        proxy = await tcpProxy(port)
        return proxy.port
      },
    })
    kafka = own.kafka
  }, openingMs)
  beforeEach(() => {
    now = scene(kafka.brokers, memoryGround())
  })
  afterEach(async () => {
    proxy?.set('open')
    await now.stop()
  }, 60_000)
  afterAll(async () => {
    await own?.dispose()
    await proxy?.close()
    table.print()
  }, 60_000)

  it(
    'the logs go on, nothing grows while it lasts, and all catch up soon after',
    async () => {
      proxy?.set('closed')
      const through = { brokers: kafka.proxied }
      now.relay(now.kafka.broker(through))
      await now.receiver(now.kafka.broker(through))
      await now.happen(10)
      const early = await heldIn(awaySeconds / 2)
      await now.happen(10)
      const late = await heldIn(awaySeconds / 2)
      // What rests on others' facts is refused meanwhile; the service's own log took 160 events all the same.
      await expect(now.freshness.assertFresh(['intake'])).rejects.toMatchObject({ code: 'FACTS_STALE' })
      await expect(now.kafka.broker(through).publish(topicOf('intake'), [message('a', 1)])).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })

      const opened = performance.now()
      proxy?.set('open')
      await now.received()
      await now.fresh()
      const backMs = performance.now() - opened
      await table.isWhole(now, `broker unreachable at start for ${awaySeconds} s`, 1)
      const held = ({ heapBytes, timers, sockets }: Held) => `${(heapBytes / 1024 / 1024).toFixed(1)} MiB, ${timers} timers, ${sockets} sockets`
      process.stdout.write(
        `held in the first half: ${held(early)}; in the second: ${held(late)}; caught up ${Math.round(backMs)} ms after it was back\n`,
      )
      expect(late.timers).toBeLessThanOrEqual(early.timers)
      expect(late.sockets).toBeLessThanOrEqual(early.sockets)
      expect(late.heapBytes - early.heapBytes).toBeLessThan(growthBytes)
      expect(backMs).toBeLessThan(backWithinMs)
    },
    awaySeconds * 1_000 + 120_000,
  )
})
