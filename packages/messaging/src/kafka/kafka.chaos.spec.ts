import { armFailpoints } from '@titian/core'
import { type TcpProxy, tcpProxy } from '@titian/testing/tcp-proxy'
import kafkajs from 'kafkajs'
import { message } from '../contract/messages.ts'
import { topicOf } from '../port.ts'
import { type Damage, scene } from './chaos-fixture.ts'
import { kafkaClient } from './client.ts'
import { describeKafka, openOwnKafka, runsHere } from './open-test-kafka.ts'

let proxy: TcpProxy | undefined
const proxyTo = async (port: number) => {
  proxy = await tcpProxy(port)
  return proxy.port
}
const own = runsHere ? await openOwnKafka({ proxyTo }) : undefined
const table: (Damage & { readonly fault: string; readonly times: number })[] = []
const whole = { lost: 0, doubled: 0, outOfOrder: 0 }

describeKafka('between services over Apache Kafka, when things go wrong', () => {
  if (own === undefined) return
  const { kafka, dispose } = own
  type Scene = ReturnType<typeof scene>
  let now: Scene

  beforeEach(() => {
    now = scene(kafka.brokers)
  })
  afterEach(async () => {
    armFailpoints(undefined)
    proxy?.set('open')
    await now.stop()
  }, 60_000)
  afterAll(async () => {
    await dispose()
    await proxy?.close()
    process.stdout.write(`${['fault', 'times', 'events', 'lost', 'doubled', 'out of order'].join(' | ')}\n`)
    for (const row of table) process.stdout.write(`${[row.fault, row.times, row.events, row.lost, row.doubled, row.outOfOrder].join(' | ')}\n`)
  }, 60_000)

  /** What every fault must leave behind: the same events in the same order, and facts that are heard of again. */
  async function isWhole(fault: string, times: number): Promise<void> {
    await now.happen(1)
    await now.received()
    await now.fresh()
    const damage = await now.damage()
    table.push({ fault, times, ...damage })
    expect(damage).toMatchObject(whole)
    expect(await now.parking.list()).toEqual([])
  }

  /** Fails each of the first `times` passes of a failpoint. */
  function failing(place: string, times: number): { readonly left: () => number } {
    let left = times
    armFailpoints((name) => {
      if (name !== place || left === 0) return
      left -= 1
      throw new Error(`failed at ${place}`)
    })
    return { left: () => left }
  }

  it('the broker is killed and restarted under load', async () => {
    now.relay(now.kafka.broker())
    await now.receiver(now.kafka.broker())
    for (let time = 0; time < 2; time += 1) {
      await now.happen(3)
      const load = now.happen(20)
      await kafka.kill()
      await load
      await kafka.restart()
    }
    await isWhole('broker killed and restarted under load', 2)
  }, 240_000)

  it('the relay dies between publishing and its checkpoint', async () => {
    const failed = failing('relay.published', 4)
    await now.receiver(now.kafka.broker())
    now.relay(now.kafka.broker())
    await now.happen(10)
    await isWhole('relay dies between publish and checkpoint', 4)
    expect(failed.left()).toBe(0)
  }, 120_000)

  it('the consumer dies between the append and its offset', async () => {
    const failed = failing('broker.handled', 4)
    now.relay(now.kafka.broker())
    await now.receiver(now.kafka.broker())
    await now.happen(10)
    await isWhole('consumer dies between append and offset commit', 4)
    expect(failed.left()).toBe(0)
  }, 120_000)

  it('a connection goes dead without a word', async () => {
    const through = { brokers: kafka.proxied }
    now.relay(now.kafka.broker(through))
    await now.receiver(now.kafka.broker(through))
    await now.happen(2)
    await now.received()
    for (let time = 0; time < 2; time += 1) {
      proxy?.set('silent')
      await now.happen(3)
      // What was connected stays dead; who connects anew gets through.
      proxy?.set('open')
      await now.received()
    }
    await isWhole('half-open connection', 2)
  }, 240_000)

  it('the group is rebalanced in the middle of a batch', async () => {
    now.relay(now.kafka.broker())
    await now.receiver(now.kafka.broker())
    for (let time = 0; time < 3; time += 1) {
      const load = now.happen(15)
      const second = await now.receiver(now.kafka.broker())
      await load
      await now.received()
      await second.stop()
    }
    await isWhole('rebalance in the middle of a batch', 3)
  }, 180_000)

  it('two relays are alive, and the older wakes after its lease is another’s', async () => {
    let wake = () => undefined as unknown
    let slept = () => undefined as unknown
    const asleep = new Promise((resolve) => {
      slept = () => resolve(undefined)
    })
    const woken = new Promise((resolve) => {
      wake = () => resolve(undefined)
    })
    const broker = now.kafka.broker()
    let first = true
    const old = now.relay({
      ...broker,
      async publish(topic, messages) {
        if (first) {
          first = false
          slept()
          await woken
        }
        await broker.publish(topic, messages)
      },
    })
    await now.receiver(now.kafka.broker())
    await now.happen(5)
    await asleep
    now.checkpoint.expire()
    now.relay(now.kafka.broker())
    await now.received()
    wake()
    await now.happen(5)
    await now.received()
    expect(old.state()).not.toBe('leading')
    await isWhole('two relays alive', 1)
  }, 120_000)

  it('a message that the log refuses, and a record that is not ours, stand between good ones', async () => {
    now.relay(now.kafka.broker())
    await now.receiver(now.kafka.broker())
    await now.happen(3)
    const other = now.kafka.broker()
    const poisoned = message('poisoned', 2, { text: 'nul \u0000' })
    const producer = kafkaClient({ brokers: kafka.brokers, clientId: 'stranger' }).producer({
      createPartitioner: kafkajs.Partitioners.DefaultPartitioner,
    })
    await producer.connect()
    await other.publish(topicOf('intake'), [message('poisoned', 1)])
    await producer.send({ topic: now.kafka.nameOf(topicOf('intake')), messages: [0, 1, 2].map((partition) => ({ partition, value: 'not of ours' })) })
    await other.publish(topicOf('intake'), [poisoned, message('poisoned', 3)])
    await producer.disconnect()
    await now.happen(3)
    // One more than happened: the first of the poisoned stream.
    await now.received()
    await now.fresh()
    const damage = await now.damage()
    table.push({ fault: 'poison between good ones', times: 4, ...damage })
    expect(damage).toMatchObject(whole)
    expect(await now.parking.list()).toMatchObject([{ stream: poisoned.stream, waiting: 2, errorCode: 'EVENT_TEXT_INVALID' }])
    expect(await now.freshness.isFresh(['intake'], [poisoned.stream])).toBe(false)
    expect(await now.freshness.isFresh(['intake'], [now.source.streamOf('case 0')])).toBe(true)
  }, 120_000)

  it('the broker is out of reach when all begins', async () => {
    proxy?.set('closed')
    const through = { brokers: kafka.proxied }
    now.relay(now.kafka.broker(through))
    await now.receiver(now.kafka.broker(through))
    await now.happen(20)
    // What rests on others' facts is refused meanwhile; the service's own log took 160 events all the same.
    await expect(now.freshness.assertFresh(['intake'])).rejects.toMatchObject({ code: 'FACTS_STALE' })
    await expect(now.kafka.broker(through).publish(topicOf('intake'), [message('a', 1)])).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
    proxy?.set('open')
    await isWhole('broker unreachable at start', 1)
  }, 120_000)
})
