import type { Principal } from '@titian/access'
import type { Request } from 'express'
import { secrets } from '../secrets.ts'
import { noteAsked } from './request.ts'
import { upToDate } from './up-to-date.ts'
import { versionOf } from './version-of.ts'

const ours = secrets(new Uint8Array(32), 'common')

/** A service that receives all of intake and has heard nothing of it yet; a second goes by whenever it looks at the clock. */
async function askedOfOneThatHeardNothing(internal: boolean): Promise<{ readonly upToDate: boolean; readonly lookedFor: readonly string[] }> {
  const lookedFor: string[] = []
  const store = {
    head: async () => 0n,
    read: async (stream: string) => {
      lookedFor.push(stream)
      return []
    },
  }
  let seconds = 0
  const wallClock = {
    now: () => {
      seconds += 1
      return new Date(seconds * 1_000)
    },
  }
  const views = { waitFor: async () => true, waitForBasis: async () => true }
  const parts = { definition: { name: 'reading', receivesAllOf: ['intake'] }, store, views, wallClock, secrets: ours }
  const at = { aggregate: internal ? { internal } : {}, stream: 'intake.thing-1', version: 1, position: 1n }
  const token = versionOf({ secrets: ours }, at as Parameters<typeof versionOf>[1], 'u-1')
  const request = { header: () => token } as never as Request
  noteAsked(request, { principal: { userId: 'u-1' } as Principal, issuer: 'test', correlationId: 'c-1' })
  return { upToDate: await upToDate(parts as never, request), lookedFor }
}

describe('who did something elsewhere and asks for no less', () => {
  it('waits for what will be heard of it, and is told where that is not here yet', async () => {
    const { upToDate, lookedFor } = await askedOfOneThatHeardNothing(false)
    expect(upToDate).toBe(false)
    expect(lookedFor).toContain('reading.received.intake.thing-1')
  })

  it('does not wait for what is internal there: nothing of it is ever heard here', async () =>
    expect(await askedOfOneThatHeardNothing(true)).toEqual({ upToDate: true, lookedFor: [] }))
})
