import { aggregate, event, type NewEvent, systemActor } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import { fixedClock, idOf } from '@titian/testing'
import { z } from 'zod'
import { loader } from './load.ts'

const label = { id: 'Catatan', en: 'Note' }
const noteBook = aggregate({
  name: 'note-book',
  events: { Noted: event(1, { note: z.string() }, { label }) },
  initialState: [] as readonly string[],
  evolve: { Noted: (notes, { note }) => [...notes, note] },
})
/** The same stream, folded another way. */
const counted = aggregate({ name: 'note-book', events: noteBook.events, initialState: 0 as number, evolve: { Noted: (count) => count + 1 } })

const noted = (note: string): NewEvent => ({
  id: idOf(note),
  type: 'Noted',
  schemaVersion: 1,
  data: { note },
  meta: {
    occurredAt: { from: '2026-01-05T02:00:00.000Z', to: '2026-01-05T02:00:00.000Z', precision: 'minute' },
    personIds: [],
    ownerAgency: 'system',
    actor: systemActor('test'),
    purpose: 'OPERATION',
    legalBasis: { kind: 'PUBLIC_TASK' },
    commandId: idOf(note),
    inputHash: '',
    correlationId: idOf(note),
    causationId: idOf(note),
  },
})

function setUp() {
  const store = memoryEventStore({ log: 'test', clock: fixedClock() })
  const asked: unknown[] = []
  const read: typeof store.read = (stream, options) => {
    asked.push(options)
    return store.read(stream, options)
  }
  const id = idOf('book')
  const stream = noteBook.streamOf('test', id)
  const append = (...notes: string[]) => store.append(stream, notes.map(noted), { expected: 'any' })
  return { store, load: loader({ store: { ...store, read } }, 'test'), asked, id, stream, append }
}

describe('loading streams', () => {
  it('answers a stream that does not exist with version 0', async () => {
    const { load, id, stream } = setUp()
    expect(await load(noteBook, id)).toEqual({ stream, events: [], version: 0, state: [] })
  })

  it('reads only the news of a stream it has loaded, and answers it whole', async () => {
    const { load, asked, id, append } = setUp()
    await append('a', 'b')
    expect(await load(noteBook, id)).toMatchObject({ version: 2, state: ['a', 'b'] })
    await append('c')
    const loaded = await load(noteBook, id)
    expect(loaded).toMatchObject({ version: 3, state: ['a', 'b', 'c'] })
    expect(loaded.events.map(({ version }) => version)).toEqual([1, 2, 3])
    expect(await load(noteBook, id)).toEqual(loaded)
    expect(asked).toEqual([{ from: 1 }, { from: 3 }, { from: 4 }])
  })

  it('keeps apart what is folded in different ways', async () => {
    const { load, id, append } = setUp()
    await append('a', 'b')
    expect((await load(noteBook, id)).state).toEqual(['a', 'b'])
    expect((await load(counted, id)).state).toBe(2)
    expect((await load(noteBook, id)).state).toEqual(['a', 'b'])
  })

  it('answers as of a position from the log, whatever it keeps', async () => {
    const { load, id, append } = setUp()
    const { position } = await append('a')
    await append('b')
    await load(noteBook, id)
    expect(await load(noteBook, id, position)).toMatchObject({ version: 1, state: ['a'] })
    expect(await load(noteBook, id)).toMatchObject({ version: 2 })
  })

  it('lets go of what was not used for longest', async () => {
    const { load, asked, id, append, store } = setUp()
    const many = Array.from({ length: 1_500 }, (_, nth) => noted(`note ${nth}`))
    await store.append(noteBook.streamOf('test', idOf('another')), many, { expected: 'no-stream' })
    await append('a')
    await load(noteBook, id)
    await load(noteBook, idOf('another'))
    await load(noteBook, id)
    expect(asked).toEqual([{ from: 1 }, { from: 1 }, { from: 2 }])
    for (const name of ['b', 'c']) {
      await store.append(noteBook.streamOf('test', idOf(name)), many.slice(0, 400), { expected: 'no-stream' })
      await load(noteBook, idOf(name))
    }
    await load(noteBook, idOf('another'))
    expect(asked.at(-1)).toEqual({ from: 1 })
  })
})
