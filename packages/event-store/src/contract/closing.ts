import { type MakeLog, storyClock } from './log-under-test.ts'
import { rejectionOf } from './rejection-of.ts'
import { newEvents, newStream } from './sample-events.ts'

export function closing(makeLog: MakeLog): void {
  describe('closing', () => {
    it('settles what is on its way, ends subscriptions, and refuses from then on', async () => {
      const { store, stop } = await makeLog(storyClock('2026-01-05T03:00:00.000Z'))
      const subscription = store.subscribe({ after: 0n, onBatch: async () => undefined, signal: new AbortController().signal })
      const appends = Array.from({ length: 40 }, () => store.append(newStream(), newEvents(1), { expected: 'no-stream' }))
      const closed = store.close()
      expect(await rejectionOf(store.append(newStream(), newEvents(1), { expected: 'any' }))).toMatchObject({ code: 'LOG_CLOSED' })
      const positions = (await Promise.all(appends)).map(({ position }) => position)
      expect(new Set(positions).size).toBe(40)
      await closed
      await subscription
      for (const late of [store.head(), store.read('s-1'), store.readAll({ after: 0n }), store.cutAt(new Date(0))]) {
        expect((await rejectionOf(late)).code).toBe('LOG_CLOSED')
      }
      const signal = new AbortController().signal
      expect((await rejectionOf(store.subscribe({ after: 0n, onBatch: async () => undefined, signal }))).code).toBe('LOG_CLOSED')
      await stop()
    })
  })
}
