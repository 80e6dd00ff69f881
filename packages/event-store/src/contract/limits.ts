import type { NewEvent } from '@titian/core'
import fc from 'fast-check'
import { BATCH_BYTES, EVENT_BYTES } from '../limits.ts'
import type { Bench } from './log-under-test.ts'
import { rejectionOf } from './rejection-of.ts'
import { newEvent, newStream } from './sample-events.ts'

/** What is refused before it can harm a neighbour, and what odd text must pass. */
export function limits(bench: () => Bench): void {
  describe('limits', () => {
    const refused = async (events: readonly NewEvent[]) => {
      const { store } = bench()
      const stream = newStream()
      const [refusal, neighbour] = await Promise.all([
        rejectionOf(store.append(stream, events, { expected: 'any' })),
        store.append(newStream(), [newEvent()], { expected: 'no-stream' }),
      ])
      expect(await store.read(stream)).toEqual([])
      expect(neighbour.version).toBe(1)
      return refusal
    }

    it('refuses an event that is too large, with its size', async () => {
      const { code, details } = await refused([newEvent({ data: { text: 'x'.repeat(10 * 1024 * 1024) } })])
      expect(code).toBe('EVENT_TOO_LARGE')
      expect(details.limit).toBe(EVENT_BYTES)
      expect(details.size).toBeGreaterThan(10 * 1024 * 1024)
    })

    it('counts bytes, not characters', async () => {
      expect((await refused([newEvent({ data: { text: '界'.repeat(EVENT_BYTES / 3) } })])).code).toBe('EVENT_TOO_LARGE')
    })

    it('refuses an append that is too large in all', async () => {
      const events = Array.from({ length: 5 }, () => newEvent({ data: { text: 'x'.repeat(220_000) } }))
      expect(await refused(events)).toMatchObject({ code: 'EVENT_TOO_LARGE', details: { limit: BATCH_BYTES } })
    })

    it('takes an event just below the limit', async () => {
      const { store } = bench()
      const stream = newStream()
      const text = 'x'.repeat(EVENT_BYTES - 2_000)
      await store.append(stream, [newEvent({ data: { text } })], { expected: 'no-stream' })
      expect((await store.read(stream))[0]?.data).toEqual({ text })
    })

    const texts: readonly [string, unknown, { path: string; reason: string }][] = [
      ['NUL', { list: ['fine', { note: 'nul\0nul' }] }, { path: 'events[0].data.list[1].note', reason: 'NUL' }],
      ['NUL in a name', { inner: { 'a\0b': 1 } }, { path: 'events[0].data.inner.<name>', reason: 'NUL' }],
      ['a lone surrogate', { note: 'half \ud83d' }, { path: 'events[0].data.note', reason: 'LONE_SURROGATE' }],
      ['a lone surrogate in a name', { '\udc00': 1 }, { path: 'events[0].data.<name>', reason: 'LONE_SURROGATE' }],
      ['NaN', { amount: Number.NaN }, { path: 'events[0].data.amount', reason: 'NOT_JSON' }],
      ['a bigint', { amount: 1n }, { path: 'events[0].data.amount', reason: 'NOT_JSON' }],
    ]
    it.each(texts)('refuses %s, naming the place and never the value', async (_, data, details) => {
      expect(await refused([newEvent({ data })])).toEqual({ code: 'EVENT_TEXT_INVALID', details })
    })

    it('refuses what cannot be an append', async () => {
      const { store } = bench()
      const twice = newEvent()
      const stream = newStream()
      const path = async (work: Promise<unknown>) => {
        const { code, details } = await rejectionOf(work)
        expect(code).toBe('APPEND_INVALID')
        return details.path
      }
      expect(await path(store.append(stream, [], { expected: 'any' }))).toBe('events')
      expect(await path(store.append(stream, [twice, twice], { expected: 'any' }))).toBe('events')
      expect(await path(store.append(stream, [newEvent({ id: 'no-uuid' })], { expected: 'any' }))).toBe('events[0].id')
      expect(await path(store.append(stream, [newEvent()], { expected: -1 }))).toBe('expected')
      expect(await path(store.append('', [newEvent()], { expected: 'any' }))).toBe('stream')
    })

    it.each([
      ['emoji', '🛖👩‍👧 aman'],
      ['right to left', '‏ضحية‎ ‮reversed‬'],
      ['combining marks', 'é ≠ é, ก็'],
      ['what looks like an escape', '\\u0000 \\ud83d "quoted" {braces} \\'],
      ['lines and controls', 'a\r\nb\tc\u0001\u2028'],
    ])('keeps %s as it is', async (_, text) => {
      const { store } = bench()
      const stream = newStream()
      await store.append(stream, [newEvent({ type: text, data: { [text]: text } })], { expected: 'no-stream' })
      expect(await store.read(stream)).toMatchObject([{ type: text, data: { [text]: text } }])
    })

    it('keeps any JSON, and any name of a stream', async () => {
      const { store } = bench()
      const json = fc.jsonValue({ stringUnit: 'binary' })
      const fine = json.filter((value) => !JSON.stringify(value).includes('\\u0000'))
      const name = fc.string({ unit: 'binary', maxLength: 60 }).filter((text) => !text.includes('\0') && text.isWellFormed())
      await fc.assert(
        fc.asyncProperty(fine, name, async (data, odd) => {
          const stream = `${newStream()}${odd}`
          await store.append(stream, [newEvent({ data: { data } })], { expected: 'no-stream' })
          const [event] = await store.read(stream)
          // -0 has the text of 0.
          expect(event?.data).toEqual(JSON.parse(JSON.stringify({ data })))
        }),
        { numRuns: 50 },
      )
    })
  })
}
