import { aggregate, event, isRejection, type NewEvent, systemActor } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { memoryEventStore } from '@titian/event-store/memory'
import { type MovableClock, movableClock } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { startViews, type Views, withSearchPath } from '@titian/views'
import type { Pool } from 'pg'
import { z } from 'zod'
import { type DispatchDeadline, deadline, deadlinesView, type RunningDeadlines, startDeadlines } from './index.ts'

const label = { id: 'x', en: 'x' }
type Errand = { readonly open: readonly string[] }
const errand = aggregate({
  name: 'errand',
  events: {
    ErrandAsked: event(1, { rule: z.string(), dueAt: z.string(), zone: z.string(), deadlineId: z.string().optional() }, { label }),
    ErrandAnswered: event(1, { deadlineId: z.string().optional() }, { label }),
    ErrandEscalated: event(1, { deadlineId: z.string().optional() }, { label }),
  },
  initialState: { open: [] } as Errand,
  evolve: {
    ErrandAsked: ({ open }, { deadlineId = '' }) => ({ open: [...open, deadlineId] }),
    ErrandAnswered: ({ open }, { deadlineId }) => ({ open: open.filter((id) => deadlineId !== undefined && id !== deadlineId) }),
    ErrandEscalated: ({ open }, { deadlineId = '' }) => ({ open: open.filter((id) => id !== deadlineId) }),
  },
})
const escalate = errand.command({
  name: 'EscalateErrand',
  doc: 'Nobody answered.',
  may: { posts: 'system' },
  label,
  input: z.strictObject({ dueAt: z.string(), deadlineId: z.string().optional() }),
  decide: ({ deadlineId = '' }, { open }) =>
    open.includes(deadlineId) ? [{ type: 'ErrandEscalated', data: deadlineId === '' ? {} : { deadlineId } }] : [],
})
const answer = deadline({
  name: 'errand-answer',
  aggregate: errand,
  setBy: 'ErrandAsked',
  settledBy: ['ErrandAnswered', 'ErrandEscalated'],
  fires: escalate,
})

const service = 'town-hall'
const read = <Result>(pool: Pool, views: Views, ask: Parameters<typeof withSearchPath<Result>>[2]) => withSearchPath(pool, views.searchPath, ask)

describe('the deadlines of a service', () => {
  let database: TestDatabase
  let pool: Pool
  let clock: MovableClock
  let wall: MovableClock
  let store: EventStore
  let views: Views
  let running: RunningDeadlines[] = []
  let calls: { id: string; input: unknown; key: string; at: string }[] = []
  let made = 0

  beforeEach(async () => {
    database = await testDatabase()
    pool = database.pool({ max: 4 })
    clock = movableClock('2026-03-02T02:00:00.000Z')
    wall = movableClock('2026-11-01T02:00:00.000Z')
    store = memoryEventStore({ log: service, clock })
    views = startViews({ service, store, pool, views: [deadlinesView(service, [answer])] })
    await views.ready
    calls = []
  })
  afterEach(async () => {
    await Promise.all(running.map((each) => each.stop()))
    running = []
    await views.stop()
    await store.close()
    await database.drop()
  })

  const newEvent = (type: string, data: unknown, id: string): NewEvent => {
    const now = clock.now().toISOString()
    return {
      id,
      type,
      schemaVersion: 1,
      data,
      meta: {
        occurredAt: { from: now, to: now, precision: 'minute' },
        caseId: 'case-1',
        personIds: [],
        ownerAgency: 'agency-1',
        actor: systemActor(service),
        purpose: 'OPERATION',
        legalBasis: { kind: 'PUBLIC_TASK' },
        commandId: id,
        inputHash: 'hash',
        correlationId: id,
        causationId: id,
      },
    }
  }
  async function happens(id: string, type: string, data: Readonly<Record<string, unknown>>): Promise<void> {
    made += 1
    const eventId = `00000000-0000-4000-8000-${String(made).padStart(12, '0')}`
    const { position } = await store.append(errand.streamOf(service, id), [newEvent(type, data, eventId)], { expected: 'any' })
    expect(await views.waitFor(position)).toBe(true)
  }
  const asked = (id: string, dueAt: string, deadlineId?: string) =>
    happens(id, 'ErrandAsked', { rule: 'REF-ANSWER', dueAt, zone: 'Asia/Makassar', ...(deadlineId !== undefined && { deadlineId }) })

  /** As a service does it: load, decide, append under ids that follow from the key. */
  const dispatch: DispatchDeadline = async (command, id, input, key) => {
    calls.push({ id, input, key, at: clock.now().toISOString() })
    const stream = command.aggregate.streamOf(service, id)
    const past = await store.read(stream)
    if (past.some(({ meta }) => meta.commandId === key)) return
    const decided = command.decide(command.input.parse(input) as never, errand.fold(past) as never, {} as never)
    if (isRejection(decided) || decided[0] === undefined) return
    await store.append(stream, [newEvent(decided[0].type, decided[0].data, key)], { expected: past.length })
  }
  /** Polls once a day of the wall: what fires is what the test asks to be fired, or the poll at the start. */
  const start = (more: Partial<Parameters<typeof startDeadlines>[0]> = {}) => {
    const started = startDeadlines({
      deadlines: [answer],
      read: (ask) => read(pool, views, ask),
      clock,
      wallClock: wall,
      dispatch,
      pollMs: 86_400_000,
      ...more,
    })
    running.push(started)
    return started
  }
  const drained = async () => expect(await views.waitFor(await store.head())).toBe(true)
  const table = (columns: string) =>
    read(pool, views, async (db) => (await db.query(`select ${columns} from deadline order by due_at, resource, deadline_id`)).rows)

  it('stand in a table that follows from the log', async () => {
    await asked('1', '2026-03-03T02:00:00.000Z')
    clock.advance(1_000)
    await happens('1', 'ErrandAnswered', {})
    expect(await table('*, key is not null as key')).toEqual([
      {
        name: 'errand-answer',
        resource: '1',
        deadline_id: '',
        case_id: 'case-1',
        rule: 'REF-ANSWER',
        due_at: new Date('2026-03-03T02:00:00.000Z'),
        zone: 'Asia/Makassar',
        set_at: new Date('2026-03-02T02:00:00.000Z'),
        owner_agency: 'agency-1',
        settled_at: new Date('2026-03-02T02:00:01.000Z'),
        key: true,
      },
    ])
  })

  it('are settled one by one where the event names one, else all of the stream; set again, they are moved', async () => {
    await asked('1', '2026-03-03T02:00:00.000Z', 'a')
    await asked('1', '2026-03-04T02:00:00.000Z', 'b')
    await asked('2', '2026-03-05T02:00:00.000Z')
    await happens('1', 'ErrandAnswered', { deadlineId: 'a' })
    expect(await table('settled_at is not null as settled')).toEqual([{ settled: true }, { settled: false }, { settled: false }])
    await happens('1', 'ErrandAnswered', {})
    await asked('2', '2026-03-06T02:00:00.000Z')
    expect(await table('resource, settled_at is not null as settled, due_at')).toEqual([
      { resource: '1', settled: true, due_at: new Date('2026-03-03T02:00:00.000Z') },
      { resource: '1', settled: true, due_at: new Date('2026-03-04T02:00:00.000Z') },
      { resource: '2', settled: false, due_at: new Date('2026-03-06T02:00:00.000Z') },
    ])
  })

  it('halt a story at each due instant, in order, and are settled by what the command did', async () => {
    const deadlines = start()
    await asked('late', '2026-03-05T02:00:00.000Z')
    await asked('early', '2026-03-03T02:00:00.000Z')
    await asked('answered', '2026-03-04T02:00:00.000Z')
    await happens('answered', 'ErrandAnswered', {})
    expect(await deadlines.fireDue()).toBe(0)
    for (let due = await deadlines.nextDue(); due !== null; due = await deadlines.nextDue()) {
      clock.moveTo(due)
      expect(await deadlines.fireDue()).toBe(1)
      await drained()
    }
    expect(calls.map(({ id, at, input }) => ({ id, at, input }))).toEqual([
      { id: 'early', at: '2026-03-03T02:00:00.000Z', input: { dueAt: '2026-03-03T02:00:00.000Z' } },
      { id: 'late', at: '2026-03-05T02:00:00.000Z', input: { dueAt: '2026-03-05T02:00:00.000Z' } },
    ])
    expect(
      await table('count(*)::int as n, count(settled_at)::int as settled, min(due_at) as due_at, 1 as resource, 1 as deadline_id'),
    ).toMatchObject([{ n: 3, settled: 3 }])
  })

  it('do not fire while nobody knows what time it is (SAFETY 9)', async () => {
    let isHeld = true
    const deadlines = start({ held: () => isHeld })
    await asked('1', '2026-03-03T02:00:00.000Z')
    clock.moveTo('2026-03-03T02:00:00.000Z')
    expect(await deadlines.fireDue()).toBe(0)
    expect(calls).toEqual([])
    isHeld = false
    expect(await deadlines.fireDue()).toBe(1)
  })

  it('fire under the same key in every process: a double is one event', async () => {
    await asked('1', '2026-03-03T02:00:00.000Z', 'a')
    clock.moveTo('2026-03-03T02:00:00.000Z')
    await views.stop()
    const [one, two] = [start(), start()]
    await one.fireDue()
    await two.fireDue()
    expect(calls.length).toBeGreaterThanOrEqual(2)
    expect(new Set(calls.map(({ key }) => key)).size).toBe(1)
    expect(calls[0]?.input).toEqual({ dueAt: '2026-03-03T02:00:00.000Z', deadlineId: 'a' })
    expect((await store.read(errand.streamOf(service, '1'))).map(({ type }) => type)).toEqual(['ErrandAsked', 'ErrandEscalated'])
  })

  it('that settle nothing hold no story up, and are fired again only after a while of the wall clock', async () => {
    let fired = 0
    const deadlines = start({
      dispatch: async () => {
        fired += 1
      },
    })
    await deadlines.fireDue()
    await asked('1', '2026-03-03T02:00:00.000Z')
    clock.moveTo('2026-03-03T02:00:00.000Z')
    expect(await deadlines.fireDue()).toBe(1)
    expect(await deadlines.nextDue()).toBeNull()
    clock.advance(86_400_000)
    expect(await deadlines.fireDue()).toBe(0)
    wall.advance(60_000)
    expect(await deadlines.fireDue()).toBe(1)
    wall.advance(60_000)
    expect(await deadlines.fireDue()).toBe(0)
    wall.advance(60_000)
    expect(await deadlines.fireDue()).toBe(1)
    expect(fired).toBe(3)
  })

  it('whose command could not be given are tried again', async () => {
    const failures: unknown[] = []
    let away = 2
    const deadlines = start({
      onFailure: (failure) => failures.push(failure),
      dispatch: async (...given) => {
        away -= 1
        if (away >= 0) throw Object.assign(new Error('away'), { code: 'LOG_UNAVAILABLE' })
        await dispatch(...given)
      },
    })
    await deadlines.fireDue()
    await asked('1', '2026-03-03T02:00:00.000Z')
    clock.moveTo('2026-03-03T02:00:00.000Z')
    expect(await deadlines.fireDue()).toBe(1)
    expect(failures).toEqual(Array(2).fill({ name: 'errand-answer', resource: '1', code: 'LOG_UNAVAILABLE' }))
    expect(calls).toHaveLength(1)
  })

  it('that can never be given are told of, and stand in nobody else’s way', async () => {
    const deadlines = start({
      dispatch: (...given) => (given[1] === 'bad' ? Promise.reject(Object.assign(new Error('no'), { code: 'BROKEN' })) : dispatch(...given)),
    })
    await asked('bad', '2026-03-03T02:00:00.000Z')
    await asked('good', '2026-03-03T03:00:00.000Z')
    clock.moveTo('2026-03-03T03:00:00.000Z')
    await expect(deadlines.fireDue()).rejects.toMatchObject({
      code: 'DEADLINES_NOT_FIRED',
      details: { failures: [{ name: 'errand-answer', resource: 'bad', code: 'BROKEN' }] },
    })
    expect(calls.map(({ id }) => id)).toEqual(['good'])
  })

  it('fire by themselves in ordinary running', async () => {
    await asked('1', '2026-03-03T02:00:00.000Z')
    clock.moveTo('2026-03-03T02:00:01.000Z')
    const { promise, resolve } = Promise.withResolvers<void>()
    start({ pollMs: 5, dispatch: (...given) => dispatch(...given).then(resolve) })
    await promise
    await drained()
    expect(await table('settled_at, due_at, resource, deadline_id')).toMatchObject([{ settled_at: new Date('2026-03-03T02:00:01.000Z') }])
  })
})

describe('a declaration', () => {
  const invalid = (changed: Partial<typeof answer>) => () => deadlinesView(service, [{ ...answer, ...changed }])

  it('that names what is not there is refused at the start', () => {
    const code = expect.objectContaining({ code: 'DEADLINE_INVALID' })
    expect(invalid({ setBy: 'ErrandAksed' })).toThrow(code)
    expect(invalid({ settledBy: ['ErrandDone'] })).toThrow(code)
    expect(invalid({ setBy: 'ErrandAnswered' })).toThrow(code)
    expect(() => deadlinesView(service, [answer, answer])).toThrow(code)
  })

  it('that is another one is another version of the table', () =>
    expect(invalid({ settledBy: ['ErrandAnswered'] })().version).not.toBe(deadlinesView(service, [answer]).version))
})
