import { clockWatch } from './clock-watch.ts'

const start = Date.parse('2026-03-02T02:00:00.000Z')

/** A database that is right, and a process whose clock is `off` ms from it; asking takes `takes` ms. */
function scene() {
  const state = { time: start, off: 0, takes: 0, away: false }
  const said: string[] = []
  const wallClock = { now: () => new Date(state.time + state.off) }
  const note = (level: string) => () => void said.push(level)
  const watch = clockWatch({
    clock: wallClock,
    wallClock,
    log: { warn: note('warn'), error: note('error'), info: note('info') },
  })
  const ask = async () => {
    state.time += state.takes
    if (state.away) throw new Error('away')
    return new Date(state.time)
  }
  return { state, said, watch, ask }
}

describe('the watch over the clock', () => {
  it.each([
    [1_500, 'right', []],
    [-3_000, 'off', ['warn']],
    [6_000, 'wrong', ['error']],
    [-86_400_000, 'wrong', ['error']],
  ])('holds one that is %i ms ahead for %s, and says so once', async (off, is, lines) => {
    const { state, said, watch, ask } = scene()
    state.off = off
    await watch.begin(ask)
    await watch.check()
    watch.stop()
    expect(watch.aheadMs()).toBe(off)
    expect(watch.isWrong()).toBe(is === 'wrong')
    expect(said).toEqual(lines)
  })

  it('gives the database’s time while it is wrong, and its own when it was set right (SAFETY 9)', async () => {
    const { state, said, watch, ask } = scene()
    state.off = 86_400_000
    await watch.begin(ask)
    expect([watch.clock.now(), watch.wallClock.now()]).toEqual([new Date(start), new Date(start)])
    state.off = 100
    await watch.check()
    watch.stop()
    expect(watch.clock.now()).toEqual(new Date(start + 100))
    expect(said).toEqual(['error', 'info'])
  })

  it('holds no clock for wrong because the database is slow, and keeps what it knew where that is away', async () => {
    const { state, watch, ask } = scene()
    state.takes = 800
    await watch.begin(ask)
    expect(watch.aheadMs()).toBe(0)
    state.takes = 20_000
    state.off = 60_000
    await watch.check()
    expect(watch.aheadMs()).toBe(0)
    Object.assign(state, { takes: 0, off: 7_000 })
    await watch.check()
    state.away = true
    await watch.check()
    watch.stop()
    expect(watch.aheadMs()).toBe(7_000)
  })

  it('leaves a clock that a story moves as it is', async () => {
    const told = { now: () => new Date('2024-03-01T00:00:00.000Z'), moved: true }
    const log = { warn: () => undefined, error: () => undefined, info: () => undefined }
    const wallClock = { now: () => new Date(start + 60_000) }
    const watch = clockWatch({ clock: told, wallClock, log })
    await watch.begin(async () => new Date(start))
    watch.stop()
    expect(watch.isWrong()).toBe(true)
    expect(watch.clock.now()).toEqual(told.now())
    expect(watch.clock.moved).toBe(true)
  })
})
