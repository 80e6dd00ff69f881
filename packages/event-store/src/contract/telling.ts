import type { Bench } from './log-under-test.ts'
import { newEvents, newStream } from './sample-events.ts'

/** Time: recordedAt and the cut of a moment. */
export function telling(bench: () => Bench): void {
  describe('telling the time', () => {
    it('never records before what it recorded last, though the clock goes back', async () => {
      const { store, clock } = bench()
      const stream = newStream()
      clock.set('2026-02-01T10:00:00.123Z')
      await store.append(stream, newEvents(1), { expected: 'any' })
      clock.set('2026-01-31T10:00:00.000Z')
      await store.append(stream, newEvents(2), { expected: 'any' })
      clock.set('2026-02-01T10:00:00.124Z')
      await store.append(stream, newEvents(1), { expected: 'any' })
      expect((await store.read(stream)).map(({ recordedAt }) => recordedAt)).toEqual([
        '2026-02-01T10:00:00.123Z',
        '2026-02-01T10:00:00.123Z',
        '2026-02-01T10:00:00.123Z',
        '2026-02-01T10:00:00.124Z',
      ])
    })

    it('cuts at a moment: the last position recorded at or before it', async () => {
      const { store, clock } = bench()
      const positions: bigint[] = []
      for (const instant of ['2026-03-01T00:00:00.000Z', '2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z']) {
        clock.set(instant)
        positions.push((await store.append(newStream(), newEvents(2), { expected: 'any' })).position)
      }
      const cut = (instant: string) => store.cutAt(new Date(instant))
      expect(await cut('2026-03-01T00:00:00.000Z')).toBe(positions[0])
      expect(await cut('2026-03-01T23:59:59.999Z')).toBe(positions[0])
      expect(await cut('2026-03-02T00:00:00.000Z')).toBe(positions[1])
      expect(await cut('2030-01-01T00:00:00.000Z')).toBe(await store.head())
      expect(await cut('2020-01-01T00:00:00.000Z')).toBe(0n)
    })
  })
}
