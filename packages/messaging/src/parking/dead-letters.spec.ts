import { memoryEventStore } from '@titian/event-store/memory'
import { v5 } from 'uuid'
import { message, messages } from '../contract/messages.ts'
import type { IntegrationEvent } from '../port.ts'
import { receiving } from '../receiver/receive.ts'
import { receivedStream } from '../receiver/received-event.ts'
import { deadLetters } from './dead-letters.ts'
import { memoryParking } from './memory-parking.ts'

const now = new Date('2026-01-05T01:02:03.000Z')
const { stream } = message('a', 1)
const poison = message('a', 2, { text: 'nul \u0000' })

function scene(sourceHolds: readonly IntegrationEvent[] = []) {
  const store = memoryEventStore({ log: 'referral', clock: { now: () => now } })
  const parking = memoryParking()
  const held = [...sourceHolds]
  const feed = { eventsAfter: async (_: string, of: string, version: number) => held.filter((each) => each.stream === of && each.version > version) }
  const letters = deadLetters({ service: 'referral', store, parking, feed, wallClock: { now: () => now } })
  const receive = receiving({ service: 'referral', store, feed })
  const versions = async () => (await store.read(receivedStream('referral', stream))).map(({ version }) => version)
  return { store, parking, held, letters, receive, versions }
}

describe('dead letters', () => {
  it('replays a stream in order once its cause is gone', async () => {
    const { parking, held, letters, versions } = scene()
    await parking.park(message('a', 3), 'GAP_NOT_REPAIRED', now)
    await parking.queue(message('a', 4), now)
    expect(await letters.replay(stream)).toEqual({ received: 0, left: 2, errorCode: 'GAP_NOT_REPAIRED' })
    expect(await letters.show(stream)).toMatchObject([{ attempts: 2 }, { attempts: 0 }])
    held.push(...messages('a', 1, 2))
    expect(await letters.replay(stream)).toEqual({ received: 2, left: 0 })
    expect(await versions()).toEqual([1, 2, 3, 4])
    expect(await letters.list()).toEqual([])
  })

  it('discards a message that its source does not hold, and goes on with the rest', async () => {
    const { parking, letters, receive, versions } = scene(messages('a', 1, 3))
    await receive(message('a', 1))
    await parking.park({ ...message('a', 1), id: v5('foreign', message('a', 1).id) }, 'STREAM_DIVERGED', now)
    await parking.queue(message('a', 2), now)
    expect(await letters.discard(stream, 1)).toEqual({ received: 3, left: 0, discarded: true })
    expect(await versions()).toEqual([1, 2, 3])
    expect(await letters.list()).toEqual([])
  })

  it('cannot be made to forget what the source holds: facts with a hole would not be safe', async () => {
    const { parking, letters, receive, versions } = scene([message('a', 1), poison])
    await receive(message('a', 1))
    await parking.park(poison, 'EVENT_TEXT_INVALID', now)
    await parking.queue(message('a', 3), now)
    expect(await letters.discard(stream, 2)).toEqual({ received: 0, left: 2, errorCode: 'EVENT_TEXT_INVALID', discarded: false })
    expect(await versions()).toEqual([1])
    expect((await letters.show(stream)).map((each) => each.message.version)).toEqual([2, 3])
  })

  it('receives, where it is told to discard, what the source holds and the log takes by now, and says so', async () => {
    const { parking, letters, versions } = scene(messages('a', 1, 2))
    await parking.park(message('a', 2), 'FEED_REFUSED', now)
    expect(await letters.discard(stream, 2)).toEqual({ received: 2, left: 0, discarded: false })
    expect(await versions()).toEqual([1, 2])
    expect(await letters.list()).toEqual([])
  })

  it('says so when nothing is parked there, and which versions are where another was meant', async () => {
    const { letters, parking } = scene()
    await expect(letters.replay(stream)).rejects.toMatchObject({ code: 'NOT_PARKED', details: { stream } })
    await expect(letters.discard(stream, 1)).rejects.toMatchObject({ code: 'NOT_PARKED' })
    await parking.park(message('a', 3), 'GAP_NOT_REPAIRED', now)
    await parking.queue(message('a', 4), now)
    await expect(letters.discard(stream, 1)).rejects.toMatchObject({ code: 'VERSION_NOT_PARKED', details: { version: 1, parked: [3, 4] } })
  })
})
