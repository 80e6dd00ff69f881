import { EventEmitter, once } from 'node:events'
import type { Response } from 'express'
import { tickStream } from './tick-stream.ts'

/** As much of a response as the stream needs; `said` tells what went out, `next()` waits for the next of it. */
function listener() {
  const said: string[] = []
  const out = new EventEmitter()
  const response = Object.assign(new EventEmitter(), {
    headersSent: false,
    writableEnded: false,
    destroyed: false,
    writeHead() {
      response.headersSent = true
    },
    write(text: string) {
      said.push(text.trim())
      out.emit('said')
    },
    end(text: string) {
      response.writableEnded = true
      response.write(text)
      response.emit('close')
    },
  })
  return { response: response as unknown as Response, said, next: () => once(out, 'said') }
}

async function following(knows: () => Promise<boolean>) {
  const one = listener()
  let ended = false
  let tick = () => {}
  await tickStream(one.response, {
    knows,
    onTick: async (tell) => {
      tick = tell
      return () => {
        ended = true
      }
    },
  })
  return { ...one, tick: () => tick(), ended: () => ended, close: () => one.response.emit('close') }
}

describe('a live timeline', () => {
  it('says that there is something, and neither what, where nor how much', async () => {
    const { said, tick, next, close } = await following(async () => true)
    const spoke = next()
    tick()
    await spoke
    expect(said).toEqual([': open', 'event: changed\ndata: {}'])
    close()
  })

  it('stays silent for someone who may not know of the case', async () => {
    const asked: (() => void)[] = []
    const { said, tick, close } = await following(async () => {
      asked.shift()?.()
      return false
    })
    const checked = new Promise<void>((resolve) => asked.push(resolve))
    tick()
    await checked
    expect(said).toEqual([': open'])
    close()
  })

  it.each([
    ['lost', true, false],
    ['gained', false, true],
  ])('ends with reload when the right is %s', async (_, before, after) => {
    let known = before
    const { said, tick, next, ended } = await following(async () => known)
    known = after
    const spoke = next()
    tick()
    await spoke
    expect(said.at(-1)).toBe('event: reload\ndata: {}')
    expect(ended()).toBe(true)
  })

  it('ends with reload when it cannot tell', async () => {
    let away = false
    const { said, tick, next } = await following(async () => {
      if (away) throw new Error('the database is away')
      return true
    })
    away = true
    const spoke = next()
    tick()
    await spoke
    expect(said.at(-1)).toBe('event: reload\ndata: {}')
  })

  it('lets go when the listener leaves', async () => {
    const { close, ended } = await following(async () => true)
    close()
    expect(ended()).toBe(true)
  })
})
