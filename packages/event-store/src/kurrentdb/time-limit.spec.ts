import { setTimeout as pause } from 'node:timers/promises'
import { takeWithin } from './time-limit.ts'

describe('what comes within a time', () => {
  it('is asked for once at a time whether the server is alive, also where something comes meanwhile', async () => {
    let times = 0
    const asked = Promise.withResolvers<void>()
    const alive = Promise.withResolvers<void>()
    const isAlive = () => {
      times += 1
      asked.resolve()
      return alive.promise
    }
    async function* coming() {
      await asked.promise
      yield 1
      await pause(60)
      alive.resolve()
      yield 2
    }
    await takeWithin({ log: 'test', limitMs: 20, isAlive }, coming(), (each) => each < 2)
    expect(times).toBe(1)
  })
})
