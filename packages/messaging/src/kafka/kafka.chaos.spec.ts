import { armFailpoints } from '@titian/core'
import { type TcpProxy, tcpProxy } from '@titian/testing/tcp-proxy'
import kafkajs from 'kafkajs'
import { message } from '../contract/messages.ts'
import { topicOf } from '../port.ts'
import { memoryGround } from './chaos-fixtures/ground.ts'
import { type Scene, scene } from './chaos-fixtures/scene.ts'
import { chaosTable } from './chaos-fixtures/table.ts'
import { kafkaClient } from './client.ts'
import { describeKafka, type OwnKafka, openingMs, openOwnKafka } from './open-test-kafka.ts'

const table = chaosTable()

describeKafka('between services over Apache Kafka, when things go wrong', () => {
  let proxy: TcpProxy | undefined
  let own: OwnKafka | undefined
  let kafka: OwnKafka['kafka']
  let now: Scene<ReturnType<typeof memoryGround>>
  const isWhole = (fault: string, times: number) => table.isWhole(now, fault, times)

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
    armFailpoints(undefined)
    proxy?.set('open')
    await now.stop()
  }, 60_000)
  afterAll(async () => {
    await own?.dispose()
    await proxy?.close()
    table.print()
  }, 60_000)

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

  it('the relay fails between publishing and its checkpoint', async () => {
    const failed = failing('relay.published', 4)
    await now.receiver(now.kafka.broker())
    now.relay(now.kafka.broker())
    await now.happen(10)
    await isWhole('relay fails between publish and checkpoint, process lives', 4)
    expect(failed.left()).toBe(0)
  }, 120_000)

  it('the consumer fails between the append and its offset', async () => {
    const failed = failing('receiver.appended', 4)
    now.relay(now.kafka.broker())
    await now.receiver(now.kafka.broker())
    await now.happen(10)
    await isWhole('consumer fails between append and offset commit, process lives', 4)
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
    now.ground.checkpoint.expire()
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
    table.add('poison between good ones', 4, await now.damage())
    expect(await now.ground.parking.list()).toMatchObject([{ stream: poisoned.stream, waiting: 2, errorCode: 'EVENT_TEXT_INVALID' }])
    expect(await now.freshness.isFresh(['intake'], [poisoned.stream])).toBe(false)
    expect(await now.freshness.isFresh(['intake'], [now.ground.source.streamOf('case 0')])).toBe(true)
  }, 120_000)
})
