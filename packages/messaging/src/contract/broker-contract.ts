import { messageLimit } from '../message-body.ts'
import type { Broker } from '../port.ts'
import { collector } from './collector.ts'
import { message, messages } from './messages.ts'

export interface MadeBroker {
  readonly broker: Broker
  /** The same broker, as another process reaches it. Closed by `dispose`. */
  another(): Broker
  dispose(): Promise<void>
}

/** What every broker promises. Run by each adapter; needs Jest's globals. */
export function brokerContract(name: string, make: () => Promise<MadeBroker>): void {
  describe(`the broker: ${name}`, () => {
    let made: MadeBroker
    let broker: Broker
    let topic: string
    let count = 0

    beforeAll(async () => {
      made = await make()
      broker = made.broker
    })
    afterAll(() => made.dispose())
    beforeEach(() => {
      count += 1
      topic = `titian.test-${count}.v1`
    })

    it('delivers what was published before and after subscribing, whole and in order', async () => {
      const all = [...messages('a', 1, 3), message('b', 1, { text: 'Oebufu ✓', nested: { list: [1, null, 'x'] } }), ...messages('a', 4, 5)]
      await broker.publish(topic, all.slice(0, 2))
      const got = collector()
      const subscription = await broker.subscribe({ group: 'referral', topics: [topic], ...got.to })
      await broker.publish(topic, all.slice(2))
      await got.until(() => got.messages.length >= all.length)
      // In order within a partition key, and there only.
      expect(Object.groupBy(got.messages, (each) => each.partitionKey)).toEqual(Object.groupBy(all, (each) => each.partitionKey))
      await subscription.stop()
    })

    it('gives each group everything', async () => {
      const [one, two] = [collector(), collector()]
      const first = await broker.subscribe({ group: 'referral', topics: [topic], ...one.to })
      const second = await broker.subscribe({ group: 'legal-aid', topics: [topic], ...two.to })
      await broker.publish(topic, messages('a', 1, 4))
      await Promise.all([one.until(() => one.messages.length === 4), two.until(() => two.messages.length === 4)])
      expect(one.messages).toEqual(two.messages)
      await Promise.all([first.stop(), second.stop()])
    })

    it('keeps topics apart, and one subscription may read several', async () => {
      const other = `${topic}.other`
      const got = collector()
      const subscription = await broker.subscribe({ group: 'referral', topics: [topic, other], ...got.to })
      await Promise.all([broker.publish(topic, messages('a', 1, 3)), broker.publish(other, messages('b', 1, 3))])
      await broker.publish(`${topic}.unread`, messages('c', 1, 1))
      await got.until(() => got.messages.length >= 6)
      const of = (stream: string) => got.messages.filter((each) => each.stream === stream).map((each) => each.version)
      expect([of(message('a', 1).stream), of(message('b', 1).stream), of(message('c', 1).stream)]).toEqual([[1, 2, 3], [1, 2, 3], []])
      await subscription.stop()
    })

    it('keeps the order of each publisher when several publish at once', async () => {
      const another = made.another()
      const names = Array.from({ length: 10 }, (_, index) => `stream ${index}`)
      const publishing = names.map(async (each, index) => {
        for (const one of messages(each, 1, 10)) await (index % 2 === 0 ? broker : another).publish(topic, [one])
      })
      const got = collector()
      const subscription = await another.subscribe({ group: 'referral', topics: [topic], ...got.to })
      await Promise.all(publishing)
      await got.until(() => got.messages.length >= 100)
      for (const each of names) {
        const { stream } = message(each, 1)
        expect(got.messages.filter((one) => one.stream === stream).map((one) => one.version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
      }
      await subscription.stop()
    })

    it('brings a batch again that its handler refused, and goes on after it', async () => {
      let refusals = 2
      const got = collector(() => {
        refusals -= 1
        if (refusals >= 0) throw new Error('the database is away')
      })
      await broker.publish(topic, messages('a', 1, 3))
      const subscription = await broker.subscribe({ group: 'referral', topics: [topic], ...got.to })
      await got.until(() => got.messages.length >= 3)
      await broker.publish(topic, messages('a', 4, 4))
      await got.until(() => got.messages.length >= 4)
      expect(got.ids()).toEqual(messages('a', 1, 4).map(({ id }) => id))
      expect(refusals).toBeLessThan(0)
      await subscription.stop()
    })

    it('lets a failing topic hold up no other', async () => {
      const failing = `${topic}.failing`
      const bad = message('bad', 1)
      const got = collector((batch) => {
        if (batch.some(({ id }) => id === bad.id)) throw new Error('cannot')
      })
      await broker.publish(failing, [bad])
      const subscription = await broker.subscribe({ group: 'referral', topics: [failing, topic], ...got.to })
      await broker.publish(topic, messages('good', 1, 5))
      await got.until(() => got.messages.length >= 5)
      expect(got.ids()).toEqual(messages('good', 1, 5).map(({ id }) => id))
      await subscription.stop()
    })

    it('goes on where the group stopped, also through another connection', async () => {
      const before = collector()
      const first = await broker.subscribe({ group: 'referral', topics: [topic], ...before.to })
      await broker.publish(topic, messages('a', 1, 3))
      await before.until(() => before.messages.length >= 3)
      await first.stop()
      await broker.publish(topic, messages('a', 4, 6))
      const after = collector()
      const second = await made.another().subscribe({ group: 'referral', topics: [topic], ...after.to })
      await after.until(() => after.messages.some(({ version }) => version === 6))
      expect(after.messages.map(({ version }) => version)).toEqual([4, 5, 6])
      await second.stop()
    })

    it('waits in stop() for the batch in hand, and delivers nothing after it', async () => {
      let begun = () => undefined as unknown
      let finish = () => undefined as unknown
      const hasBegun = new Promise((resolve) => {
        begun = () => resolve(undefined)
      })
      const mayFinish = new Promise((resolve) => {
        finish = () => resolve(undefined)
      })
      const got = collector(async () => {
        begun()
        await mayFinish
      })
      const subscription = await broker.subscribe({ group: 'referral', topics: [topic], ...got.to })
      await broker.publish(topic, messages('a', 1, 1))
      await hasBegun
      const stopped = subscription.stop().then(() => got.messages.length)
      await broker.publish(topic, messages('a', 2, 2))
      finish()
      expect(await stopped).toBe(1)

      const rest = collector()
      const next = await broker.subscribe({ group: 'referral', topics: [topic], ...rest.to })
      await rest.until(() => rest.messages.length >= 1)
      expect(rest.messages.map(({ version }) => version)).toEqual([2])
      await next.stop()
    })

    it('delivers a heartbeat behind the messages published before it, and none while they are refused', async () => {
      let away = true
      let heartbeatsAtLastMessage = -1
      const got = collector((batch) => {
        if (away && batch.some(({ version }) => version === 2)) {
          away = false
          throw new Error('the database is away')
        }
        heartbeatsAtLastMessage = got.heartbeats.length
      })
      const subscription = await broker.subscribe({ group: 'referral', topics: [topic], ...got.to })
      await broker.publish(topic, messages('a', 1, 2))
      const beat = { source: 'intake', at: '2026-01-05T01:02:03.004Z' }
      await broker.heartbeat(topic, beat)
      await got.until(() => got.heartbeats.length > 0)
      expect(got.messages.at(-1)?.version).toBe(2)
      expect(heartbeatsAtLastMessage).toBe(0)
      expect(got.heartbeats).toEqual([beat])
      await subscription.stop()
    })

    it('delivers heartbeats of a topic without messages, the youngest to a subscriber that comes later', async () => {
      const got = collector()
      await broker.heartbeat(topic, { source: 'intake', at: '2026-01-05T01:00:00.000Z' })
      await broker.heartbeat(topic, { source: 'intake', at: '2026-01-05T01:00:01.000Z' })
      const subscription = await broker.subscribe({ group: 'referral', topics: [topic], ...got.to })
      await got.until(() => got.heartbeats.length > 0)
      expect(got.heartbeats.at(-1)?.at).toBe('2026-01-05T01:00:01.000Z')
      await broker.heartbeat(topic, { source: 'intake', at: '2026-01-05T01:00:02.000Z' })
      await got.until(() => got.heartbeats.at(-1)?.at === '2026-01-05T01:00:02.000Z')
      await subscription.stop()
    })

    it('refuses a message over 256 KiB, and with it all of its call', async () => {
      const tooLarge = message('large', 2, { text: 'x'.repeat(messageLimit) })
      await expect(broker.publish(topic, [message('large', 1), tooLarge])).rejects.toMatchObject({
        code: 'MESSAGE_TOO_LARGE',
        details: { id: tooLarge.id, limit: messageLimit },
      })
      await broker.publish(topic, [])
      await broker.publish(topic, messages('small', 1, 1))
      const got = collector()
      const subscription = await broker.subscribe({ group: 'referral', topics: [topic], ...got.to })
      await got.until(() => got.messages.length > 0)
      expect(got.messages).toEqual(messages('small', 1, 1))
      await subscription.stop()
    })

    it('delivers more than one batch holds', async () => {
      const all = messages('long', 1, 1200)
      await broker.publish(topic, all)
      const got = collector()
      const subscription = await broker.subscribe({ group: 'referral', topics: [topic], ...got.to })
      await got.until(() => got.messages.length >= all.length)
      expect(got.ids()).toEqual(all.map(({ id }) => id))
      await subscription.stop()
    })

    it('is unavailable once it is closed', async () => {
      const another = made.another()
      await another.close()
      await expect(another.publish(topic, messages('a', 1, 1))).rejects.toMatchObject({ code: 'BROKER_UNAVAILABLE' })
    })
  })
}
