import { READ_EVENTS } from '../limits.ts'
import type { Bench } from './log-under-test.ts'
import { rejectionOf } from './rejection-of.ts'
import { rising } from './rising.ts'
import { newEvent, newEvents, newStream } from './sample-events.ts'

/** One stream, all of the log, and both as of a position. */
export function reading(bench: () => Bench): void {
  describe('reading', () => {
    it('gives back what was appended, under the log’s own words', async () => {
      const { store, clock } = bench()
      const stream = newStream()
      const event = newEvent({ data: { note: 'Lakan Mau → Atambua', count: 7_488_725_925, list: [1, null, { deep: true }], empty: {} } })
      const { position } = await store.append(stream, [event], { expected: 'no-stream' })
      expect(await store.read(stream)).toEqual([{ ...event, stream, version: 1, position, recordedAt: clock.now().toISOString() }])
    })

    it('knows when its last event was recorded, also one that another time was given', async () => {
      const { store, clock } = bench()
      await store.append(newStream(), newEvents(1), { expected: 'no-stream' })
      const before = clock.now().toISOString()
      clock.set(new Date(clock.now().getTime() + 1_000).toISOString())
      const [now] = [clock.now()]
      await store.append(newStream(), newEvents(1), { expected: 'no-stream' })
      expect(store.latestRecordedAt()).toEqual(now)
      clock.set(before)
      await store.append(newStream(), newEvents(1), { expected: 'no-stream' })
      expect(store.latestRecordedAt()).toEqual(now)
      clock.set(now.toISOString())
    })

    it('finds nothing in a stream that does not exist', async () => {
      expect(await bench().store.read(newStream())).toEqual([])
    })

    it('reads from, to and until', async () => {
      const { store } = bench()
      const stream = newStream()
      await store.append(stream, newEvents(5), { expected: 'no-stream' })
      const [first, , third] = await store.read(stream)
      const versions = async (options: Parameters<typeof store.read>[1]) => (await store.read(stream, options)).map(({ version }) => version)
      expect(await versions({ from: 3 })).toEqual([3, 4, 5])
      expect(await versions({ to: 2 })).toEqual([1, 2])
      expect(await versions({ from: 2, to: 4 })).toEqual([2, 3, 4])
      expect(await versions({ until: third?.position ?? 0n })).toEqual([1, 2, 3])
      expect(await versions({ from: 2, until: (first?.position ?? 0n) - 1n })).toEqual([])
      expect(await versions({ from: 9 })).toEqual([])
    })

    it('reads all after a position, as many as asked for, in order', async () => {
      const { store } = bench()
      const before = await store.head()
      await Promise.all(Array.from({ length: 12 }, () => store.append(newStream(), newEvents(2), { expected: 'no-stream' })))
      const all = await store.readAll({ after: before })
      expect(all).toHaveLength(24)
      expect(rising([{ position: before }, ...all])).toBe(true)
      expect(await store.readAll({ after: before, limit: 5 })).toEqual(all.slice(0, 5))
      expect(await store.readAll({ after: all[6]?.position ?? 0n, limit: 5 })).toEqual(all.slice(7, 12))
      expect(await store.readAll({ after: await store.head() })).toEqual([])
    })

    it('reads some categories only', async () => {
      const { store } = bench()
      const after = await store.head()
      const categories = ['contract.red', 'contract.green', 'contract.blue', 'two-words.red']
      for (const category of [...categories, ...categories]) await store.append(newStream(category), newEvents(2), { expected: 'no-stream' })
      const all = (await store.readAll({ after })).map(({ position }) => position)
      const found = async (wanted: readonly string[], limit = 100) =>
        (await store.readAll({ after, categories: wanted, limit })).map(
          ({ stream, position }) => `${stream.split('-').at(0)} ${all.indexOf(position) + 1}`,
        )
      expect(await found(['contract.red'])).toEqual(['contract.red 1', 'contract.red 2', 'contract.red 9', 'contract.red 10'])
      expect(await found(['contract.blue', 'contract.red', 'contract.blue'], 3)).toEqual(['contract.red 1', 'contract.red 2', 'contract.blue 5'])
      expect(await found(['two-words.red'], 1)).toEqual(['two 7'])
      expect(await found(['contract.none'])).toEqual([])
      expect(await found([])).toEqual([])
    })

    it('finds nothing after a position beyond the end', async () => {
      const { store } = bench()
      await store.append(newStream(), newEvents(1), { expected: 'no-stream' })
      const beyond = (await store.head()) + 1_000_000_000n
      expect(await store.readAll({ after: beyond })).toEqual([])
      expect(await store.readAll({ after: beyond, categories: ['contract.note'] })).toEqual([])
      expect(await store.readAll({ after: 2n ** 63n - 1n })).toEqual([])
    })

    const asked = [
      { path: 'after', after: -1n },
      { path: 'after', after: 2n ** 63n },
      { path: 'limit', after: 0n, limit: 0 },
      { path: 'limit', after: 0n, limit: 1.5 },
      { path: 'limit', after: 0n, limit: READ_EVENTS + 1 },
    ]
    it.each(asked)('refuses to read all after $after, at most $limit, and says what would be right', async ({ path, ...options }) => {
      const refusal = await rejectionOf(bench().store.readAll(options))
      expect(refusal).toMatchObject({ code: 'READ_INVALID', details: { path } })
      expect(refusal.details.wanted).toMatch(/0 to 9223372036854775807|1 to 1000/)
    })

    it('reads as many at once as it may', async () => {
      const { store } = bench()
      const after = await store.head()
      await store.append(newStream(), newEvents(3), { expected: 'no-stream' })
      expect(await store.readAll({ after, limit: READ_EVENTS })).toHaveLength(3)
    })

    it('hands out copies: what a reader does to them does not reach the log', async () => {
      const { store } = bench()
      const stream = newStream()
      const data = { note: 'as it was' }
      await store.append(stream, [newEvent({ data })], { expected: 'no-stream' })
      data.note = 'changed by the writer'
      const [event] = await store.read(stream)
      ;(event?.data as { note: string }).note = 'changed by the reader'
      expect((await store.read(stream))[0]?.data).toEqual({ note: 'as it was' })
    })
  })
}
