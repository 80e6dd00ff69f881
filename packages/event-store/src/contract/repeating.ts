import type { Bench } from './log-under-test.ts'
import { rejectionOf } from './rejection-of.ts'
import { newEvent, newEvents, newStream } from './sample-events.ts'

const A = 'a'.repeat(64)
const B = 'b'.repeat(64)

/** The same command twice: the stored answer, or a refusal where it is not the same. */
export function repeating(bench: () => Bench): void {
  describe('repeating an append', () => {
    it('answers as it did, whatever is expected now and whatever came after', async () => {
      const { store } = bench()
      const stream = newStream()
      const events = newEvents(2, { inputHash: A })
      const first = await store.append(stream, events, { expected: 'no-stream' })
      await store.append(stream, newEvents(1), { expected: 2 })
      const head = await store.head()
      for (const expected of ['any', 'no-stream', 'stream-exists', 0, 7] as const) {
        expect(await store.append(stream, events, { expected })).toEqual({ ...first, already: true })
      }
      expect(await store.head()).toBe(head)
    })

    it('answers for a part of the ids that were stored together', async () => {
      const { store } = bench()
      const stream = newStream()
      const events = newEvents(3, { inputHash: A })
      await store.append(stream, events, { expected: 'no-stream' })
      const part = await store.append(stream, events.slice(0, 2), { expected: 'no-stream' })
      expect(part).toEqual({ version: 2, position: (await store.read(stream))[1]?.position, already: true })
    })

    it('refuses the same ids with another input', async () => {
      const { store } = bench()
      const stream = newStream()
      const event = newEvent({ inputHash: A })
      await store.append(stream, [event], { expected: 'no-stream' })
      const reused = { ...newEvent({ inputHash: B }), id: event.id }
      expect(await rejectionOf(store.append(stream, [reused], { expected: 'any' }))).toEqual({
        code: 'COMMAND_ID_REUSED',
        details: { stream, eventId: event.id },
      })
      expect(await store.read(stream)).toHaveLength(1)
    })

    it('finds a conflict where only some of the ids are there: the caller must read again', async () => {
      const { store } = bench()
      const stream = newStream()
      const known = newEvent({ inputHash: A })
      await store.append(stream, [known], { expected: 'no-stream' })
      const more = store.append(stream, [known, newEvent({ inputHash: A })], { expected: 'any' })
      expect(await rejectionOf(more)).toEqual({ code: 'VERSION_CONFLICT', details: { stream, expected: 'any', actual: 1 } })
      expect(await store.read(stream)).toHaveLength(1)
    })

    it('stores once what is sent many times at once', async () => {
      const { store } = bench()
      const stream = newStream()
      const events = newEvents(2, { inputHash: A })
      const answers = await Promise.all(Array.from({ length: 10 }, () => store.append(stream, events, { expected: 'no-stream' })))
      expect(answers.filter(({ already }) => !already)).toHaveLength(1)
      expect(new Set(answers.map(({ version, position }) => `${version}@${position}`)).size).toBe(1)
      expect(await store.read(stream)).toHaveLength(2)
    })

    it('knows ids by stream: the same id in another stream is another event', async () => {
      const { store } = bench()
      const event = newEvent()
      const answers = await Promise.all([newStream(), newStream()].map((stream) => store.append(stream, [event], { expected: 'no-stream' })))
      expect(answers.map(({ version, already }) => ({ version, already }))).toEqual([
        { version: 1, already: false },
        { version: 1, already: false },
      ])
    })

    it('reads an id in capital letters as the same id', async () => {
      const { store } = bench()
      const stream = newStream()
      const event = newEvent({ id: '0b9f7c1e-5f3c-4a59-9c52-3f1f5e0d7abc' })
      await store.append(stream, [event], { expected: 'no-stream' })
      expect((await store.append(stream, [{ ...event, id: event.id.toUpperCase() }], { expected: 'any' })).already).toBe(true)
    })
  })
}
