import { message } from '../contract/messages.ts'
import { memoryParking } from '../parking/memory-parking.ts'
import { factsFreshness } from './facts-freshness.ts'
import { memoryHeartbeats } from './memory-heartbeats.ts'

const start = Date.parse('2026-01-05T01:02:03.000Z')

function scene() {
  let time = start
  const wallClock = { now: () => new Date(time) }
  const heartbeats = memoryHeartbeats()
  const parking = memoryParking()
  const make = () => factsFreshness({ wallClock, heartbeats, parking })
  const beat = (source: string, ms = 0) => ({ source, at: new Date(start + ms).toISOString() })
  return {
    freshness: make(),
    another: make,
    parking,
    beat,
    pass: (ms: number) => {
      time += ms
    },
  }
}

describe('the freshness of facts', () => {
  it('is stale for a source that was never heard', async () => {
    const { freshness, beat } = scene()
    await freshness.note(beat('intake'))
    expect(await freshness.stale(['intake', 'referral'])).toEqual(['referral'])
    expect(await freshness.isFresh(['intake'])).toBe(true)
  })

  it('is fresh for five seconds of the wall clock after a heartbeat, and again with the next one', async () => {
    const { freshness, beat, pass } = scene()
    await freshness.note(beat('intake'))
    pass(5000)
    await expect(freshness.assertFresh(['intake'])).resolves.toBeUndefined()
    pass(1)
    await expect(freshness.assertFresh(['intake'])).rejects.toMatchObject({ code: 'FACTS_STALE', details: { sources: ['intake'] } })
    await freshness.note(beat('intake', 4000))
    expect(await freshness.isFresh(['intake'])).toBe(true)
  })

  it('does not trust a clock that runs ahead', async () => {
    const { freshness, beat, pass } = scene()
    await freshness.note(beat('intake', 3_600_000))
    pass(5001)
    expect(await freshness.isFresh(['intake'])).toBe(false)
  })

  it('does not take silence for young after the clock was set back (SAFETY 9)', async () => {
    const { freshness, beat, pass } = scene()
    pass(3_600_000)
    await freshness.note(beat('intake', 3_600_000))
    pass(-3_600_000)
    expect(await freshness.isFresh(['intake'])).toBe(false)
    await freshness.note(beat('intake'))
    expect(await freshness.isFresh(['intake'])).toBe(true)
  })

  it('goes by the heartbeat that another process of the service heard', async () => {
    const { freshness, another, beat } = scene()
    await freshness.note(beat('intake'))
    expect(await another().isFresh(['intake'])).toBe(true)
  })

  it('is stale for a stream that is parked, and for that one only', async () => {
    const { freshness, beat, parking } = scene()
    await freshness.note(beat('intake'))
    await parking.park(message('a', 1), 'EVENT_TOO_LARGE', new Date(start))
    expect(await freshness.stale(['intake'], [message('a', 1).stream])).toEqual(['intake'])
    expect(await freshness.stale(['intake'], [message('b', 1).stream])).toEqual([])
    expect(await freshness.stale(['intake'])).toEqual([])
  })
})
