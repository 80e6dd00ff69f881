import type { Bench } from './log-under-test.ts'
import { newEvents, newStream } from './sample-events.ts'

/** For logs that promise it: the event after position p stands at p + 1. */
export function dense(bench: () => Bench): void {
  describe('dense positions', () => {
    it('leave no gap, whatever was refused or repeated meanwhile', async () => {
      const { store } = bench()
      const before = await store.head()
      const stream = newStream()
      const first = newEvents(2)
      await store.append(stream, first, { expected: 'no-stream' })
      await store.append(stream, first, { expected: 'no-stream' })
      await store.append(stream, newEvents(1), { expected: 'no-stream' }).catch(() => undefined)
      await Promise.all(Array.from({ length: 12 }, () => store.append(newStream(), newEvents(2), { expected: 'no-stream' })))
      const all = await store.readAll({ after: before, limit: 1_000 })
      expect(all.map(({ position }) => position - before)).toEqual(Array.from({ length: 26 }, (_, index) => BigInt(index + 1)))
      expect(await store.head()).toBe(before + 26n)
    })
  })
}
