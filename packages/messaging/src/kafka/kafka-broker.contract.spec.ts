import { createHook } from 'node:async_hooks'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { brokerContract } from '../contract/broker-contract.ts'
import { collector } from '../contract/collector.ts'
import { messages } from '../contract/messages.ts'
import { describeKafka, openTestKafka } from './open-test-kafka.ts'

// One broker for both: it takes seconds to start. The contract ends it.
const kafka = await openTestKafka()

const idleMs = 3000

describeKafka('an idle connection to Kafka', () => {
  // An upgrade of kafkajs that renames what the guard guards fails here: without the guard it is some 900 timers a second and connection.
  it('sets few timers and takes little of the processor', async () => {
    const broker = kafka.broker()
    const got = collector()
    await broker.subscribe({ group: 'idle', topics: ['titian.idle.v1'], ...got.to })
    await broker.publish('titian.idle.v1', messages('a', 1, 1))
    await got.until(() => got.messages.length === 1)

    let timers = 0
    const hook = createHook({
      init: (_, type) => {
        if (type === 'Timeout') timers += 1
      },
    })
    const before = process.cpuUsage()
    hook.enable()
    // The one wait for time in these tests: what is asked is what happens while nothing does.
    await sleep(idleMs)
    hook.disable()
    const { user, system } = process.cpuUsage(before)
    const perSecond = { timers: timers / (idleMs / 1000), cpuMs: (user + system) / 1000 / (idleMs / 1000) }
    process.stdout.write(`idle: ${perSecond.timers.toFixed(1)} timers/s, ${perSecond.cpuMs.toFixed(1)} ms CPU/s\n`)
    expect(perSecond.timers).toBeLessThan(30)
  })
})

describeKafka('on Apache Kafka', () => {
  brokerContract('Kafka', async () => ({ broker: kafka.broker(), another: () => kafka.broker(), dispose: () => kafka.dispose() }))
})
