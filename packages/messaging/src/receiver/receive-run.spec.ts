import { TitianError } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import { message, messages } from '../contract/messages.ts'
import type { IntegrationEvent } from '../port.ts'
import { receivingRuns, runsOf } from './receive-run.ts'
import { receivedStream } from './received-event.ts'

const lengths = (all: readonly IntegrationEvent[]) => runsOf(all).map((run) => run.length)

function scene() {
  const store = memoryEventStore({ log: 'referral', clock: { now: () => new Date('2026-01-05T01:02:03.000Z') } })
  const receiveRun = receivingRuns({ service: 'referral', store })
  const run = ([first, ...rest]: readonly IntegrationEvent[]) => (first === undefined ? undefined : receiveRun([first, ...rest]))
  const held = async () => (await store.read(receivedStream('referral', message('a', 1).stream))).length
  return { store, run, held }
}

describe('messages that follow each other', () => {
  it('are runs up to a gap, a double, or two hundred', () => {
    expect(lengths([])).toEqual([])
    expect(lengths(messages('a', 1, 5))).toEqual([5])
    expect(lengths([...messages('a', 1, 3), ...messages('a', 5, 6)])).toEqual([3, 2])
    expect(lengths([...messages('a', 1, 3), ...messages('a', 3, 4)])).toEqual([3, 2])
    expect(lengths(messages('a', 1, 401))).toEqual([200, 200, 1])
  })

  it('are appended at once, and once', async () => {
    const { run, held } = scene()
    expect(await run(messages('a', 1, 5))).toBe('received')
    expect(await run(messages('a', 1, 5))).toBe('already')
    expect(await held()).toBe(5)
  })

  it.each([
    ['there is a gap before them', messages('a', 3, 4)],
    ['the log refuses one of them', [message('a', 1), message('a', 2, { text: 'nul \u0000' })]],
  ])('are left to be looked at alone where %s', async (_, all) => {
    const { run, held } = scene()
    expect(await run(all)).toBeUndefined()
    expect(await held()).toBe(0)
  })

  it('are left to be looked at alone where some of them are there', async () => {
    const { run, held } = scene()
    await run(messages('a', 1, 3))
    expect(await run(messages('a', 2, 5))).toBeUndefined()
    expect(await held()).toBe(3)
  })

  it('come again when the log is away', async () => {
    const { store } = scene()
    const away = receivingRuns({
      service: 'referral',
      store: {
        ...store,
        append: async () => {
          throw new TitianError('LOG_UNAVAILABLE')
        },
      },
    })
    await expect(away([message('a', 1), message('a', 2)])).rejects.toMatchObject({ code: 'LOG_UNAVAILABLE' })
  })
})
