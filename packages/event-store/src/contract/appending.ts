import type { Expected } from '../port.ts'
import type { Bench } from './log-under-test.ts'
import { rejectionOf } from './rejection-of.ts'
import { rising } from './rising.ts'
import { newEvent, newEvents, newStream } from './sample-events.ts'

/** The four expectations, and all or nothing. */
export function appending(bench: () => Bench): void {
  describe('appending', () => {
    it('counts versions from 1 and answers for the last event', async () => {
      const { store } = bench()
      const stream = newStream()
      const first = await store.append(stream, newEvents(2), { expected: 'no-stream' })
      const second = await store.append(stream, newEvents(3), { expected: 2 })
      expect([first.version, second.version]).toEqual([2, 5])
      expect(first.already || second.already).toBe(false)
      const stored = await store.read(stream)
      expect(stored.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5])
      expect([first.position, second.position]).toEqual([stored[1]?.position, stored[4]?.position])
      expect(rising(stored)).toBe(true)
    })

    const cases: readonly { readonly expected: Expected; readonly at: number; readonly passes: boolean }[] = [
      { expected: 'any', at: 0, passes: true },
      { expected: 'any', at: 2, passes: true },
      { expected: 'no-stream', at: 0, passes: true },
      { expected: 'no-stream', at: 2, passes: false },
      { expected: 'stream-exists', at: 0, passes: false },
      { expected: 'stream-exists', at: 2, passes: true },
      { expected: 0, at: 0, passes: true },
      { expected: 0, at: 2, passes: false },
      { expected: 2, at: 2, passes: true },
      { expected: 1, at: 2, passes: false },
      { expected: 3, at: 2, passes: false },
      { expected: 1, at: 0, passes: false },
    ]
    it.each(cases)('expects $expected of a stream at version $at: $passes', async ({ expected, at, passes }) => {
      const { store } = bench()
      const stream = newStream()
      if (at > 0) await store.append(stream, newEvents(at), { expected: 'no-stream' })
      const appending = store.append(stream, newEvents(1), { expected })
      if (passes) expect((await appending).version).toBe(at + 1)
      else expect(await rejectionOf(appending)).toEqual({ code: 'VERSION_CONFLICT', details: { stream, expected, actual: at } })
      expect(await store.read(stream)).toHaveLength(passes ? at + 1 : at)
    })

    it('lets one of many racing for the first version win', async () => {
      const { store } = bench()
      const stream = newStream()
      const results = await Promise.allSettled(Array.from({ length: 20 }, () => store.append(stream, newEvents(2), { expected: 'no-stream' })))
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(await store.read(stream)).toHaveLength(2)
    })

    it('takes many appends to one stream made in the same breath, in their order', async () => {
      const { store } = bench()
      const stream = newStream()
      const answers = await Promise.all(Array.from({ length: 20 }, (_, index) => store.append(stream, [newEvent()], { expected: index })))
      expect(answers.map(({ version }) => version)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
    })

    it('does not touch the neighbours of an append that is refused', async () => {
      const { store } = bench()
      const taken = newStream()
      await store.append(taken, newEvents(1), { expected: 'no-stream' })
      const free = [newStream(), newStream()]
      const [one, refused, other] = await Promise.allSettled([
        store.append(free[0] ?? '', newEvents(1), { expected: 'no-stream' }),
        store.append(taken, newEvents(1), { expected: 'no-stream' }),
        store.append(free[1] ?? '', newEvents(2), { expected: 0 }),
      ])
      expect([one?.status, refused?.status, other?.status]).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    })
  })
}
