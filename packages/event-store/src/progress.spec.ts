import { progress } from './progress.ts'

describe('progress', () => {
  it('answers those who wait for a position once it is reached, others not yet', async () => {
    const here = progress()
    const answered: string[] = []
    const two = here.reached(2n).then((reached) => answered.push(`two ${reached}`))
    const three = here.reached(3n).then((reached) => answered.push(`three ${reached}`))
    here.advance(2n)
    await two
    expect(answered).toEqual(['two true'])
    expect(await here.reached(1n)).toBe(true)
    here.advance(5n)
    await three
    expect(answered).toEqual(['two true', 'three true'])
  })

  it('has not reached the start before it began', async () => {
    const here = progress()
    const start = here.reached(0n)
    expect([here.position(), await here.reached(0n, 1)]).toEqual([0n, false])
    here.advance(0n)
    expect(await start).toBe(true)
  })

  it('goes forward only', () => {
    const here = progress()
    here.advance(7n)
    here.advance(3n)
    expect(here.position()).toBe(7n)
  })

  it('says no after the time limit, and when it will come no further; what it reached it has reached', async () => {
    const here = progress()
    here.advance(1n)
    expect(await here.reached(2n, 1)).toBe(false)
    const waiting = here.reached(2n)
    here.end()
    expect([await waiting, await here.reached(2n), await here.reached(1n)]).toEqual([false, false, true])
  })
})
