import { aggregate, event, type RecordedEvent } from '@titian/core'
import fc from 'fast-check'
import { door, happened } from './fixtures/doors.ts'
import { handlersOf } from './handlers.ts'
import { type Db, type Handles, on, onAll, onMany, view } from './index.ts'

const label = { id: 'x', en: 'x' }
const wall = aggregate({
  name: 'wall',
  events: { WallPainted: event(1, {}, { label }) },
  initialState: {},
  evolve: { WallPainted: (state) => state },
})
const db: Db = { query: () => Promise.reject(new Error('not asked for')) }

/** `opened`, `closed`, `painted`, and `flooded`, which nobody declares. */
const types = {
  opened: ['door', 'DoorOpened'],
  closed: ['door', 'DoorClosed'],
  painted: ['wall', 'WallPainted'],
  flooded: ['house', 'HouseFlooded'],
} as const
type Word = keyof typeof types
const eventOf = (word: Word, index: number): RecordedEvent => {
  const [aggregateName, type] = types[word]
  return {
    ...happened(type, { by: 'a' }),
    stream: `town.${aggregateName}-1`,
    version: index + 1,
    position: BigInt(index + 1),
    recordedAt: '2026-01-05T02:00:00.000Z',
  }
}

/** What each handler was called with, by positions. */
async function calls(
  handles: (told: (name: string, events: readonly RecordedEvent[]) => Promise<void>) => readonly Handles[],
  words: readonly Word[],
) {
  const seen: string[] = []
  const told = async (name: string, events: readonly RecordedEvent[]) => void seen.push(`${name} ${events.map(({ position }) => position).join()}`)
  const one = view({ name: 'one', version: 1, sql: '', handles: handles(told) })
  const { handle, categories } = handlersOf('town', one)
  await handle(words.map(eventOf), db)
  return { seen, categories }
}

describe('what a view does with a batch', () => {
  it('hands the run of events that nobody else takes over at once, and what is of no interest does not cut it', async () => {
    const { seen, categories } = await calls(
      (told) => [onMany(door, (events) => told('many', events)), on(wall, { WallPainted: (event) => told('each', [event]) })],
      ['opened', 'flooded', 'closed', 'painted', 'painted', 'opened'],
    )
    expect(seen).toEqual(['many 1,3', 'each 4', 'each 5', 'many 6'])
    expect(categories).toEqual(['town.door', 'town.wall'])
  })

  it('lets several that take one event have it in the order of their declaration, before the next event', async () => {
    const { seen } = await calls(
      (told) => [on(door, { DoorOpened: (event) => told('first', [event]) }), onMany(door, (events) => told('second', events))],
      ['opened', 'opened', 'closed', 'closed'],
    )
    expect(seen).toEqual(['first 1', 'second 1', 'first 2', 'second 2', 'second 3,4'])
  })

  it('gives all of the log to one that asks for all', async () => {
    const { seen, categories } = await calls((told) => [onAll((events) => told('all', events))], ['opened', 'flooded', 'painted'])
    expect({ seen, categories }).toEqual({ seen: ['all 1,2,3'], categories: undefined })
  })

  it('shows each handler its events once, in the order of the log, however they are gathered', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...(Object.keys(types) as Word[])), { maxLength: 30 }), async (words) => {
        const { seen } = await calls(
          (told) => [
            onMany(door, (events) => told('doors', events)),
            on(wall, { WallPainted: (event) => told('walls', [event]) }),
            on(door, { DoorClosed: (event) => told('closings', [event]) }),
          ],
          words,
        )
        const of = (name: string) =>
          seen
            .filter((one) => one.startsWith(name))
            .flatMap((one) =>
              one
                .slice(name.length + 1)
                .split(',')
                .map(Number),
            )
        const at = (...wanted: Word[]) => words.flatMap((word, index) => (wanted.includes(word) ? [index + 1] : []))
        expect([of('doors'), of('walls'), of('closings')]).toEqual([at('opened', 'closed'), at('painted'), at('closed')])
        const firsts = seen.map((one) => Number(one.split(' ')[1]?.split(',')[0]))
        expect(firsts).toEqual([...firsts].sort((a, b) => a - b))
      }),
    )
  })
})
