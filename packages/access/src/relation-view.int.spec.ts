import { aggregate, event, fact, type Relation, received } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import { fixedClock, idOf } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { startViews, withSearchPath } from '@titian/views'
import { z } from 'zod'
import { relationView } from './relation-view.ts'
import { newEvent } from './spec-fixtures.ts'

const label = { id: 'x', en: 'x' }
interface State {
  readonly caseId?: string
  readonly relations: readonly Relation[]
}
const none: State = { relations: [] }
const visit = aggregate({
  name: 'visit',
  events: {
    VisitPlanned: event(1, { caseId: z.string(), by: z.string() }, { label }),
    VisitHeld: event(1, {}, { label }),
    VisitHandedOn: event(1, { to: z.string() }, { label }),
  },
  initialState: none,
  evolve: {
    VisitPlanned: (_, { caseId, by }, { recordedAt }) => ({
      caseId,
      relations: [
        { kind: 'assigned', userId: by, from: recordedAt },
        { kind: 'askedAgency', agencyId: 'b', from: recordedAt },
      ],
    }),
    VisitHeld: (state) => state,
    VisitHandedOn: (state, { to }, { recordedAt }) => ({
      ...state,
      relations: [...state.relations.map((each) => ({ ...each, to: recordedAt })), { kind: 'assigned', userId: to, from: recordedAt }],
    }),
  },
  caseId: ({ caseId }) => caseId,
  relations: ({ relations }) => relations,
})
const silent = aggregate({ name: 'silent', events: { Said: event(1, {}, { label }) }, initialState: {}, evolve: { Said: (state) => state } })
const theCase = fact({
  service: 'intake',
  aggregate: 'case',
  events: { CaseOpened: received({ agencyId: z.string() }) },
  initialState: none,
  evolve: { CaseOpened: (_, { agencyId }, { recordedAt }) => ({ relations: [{ kind: 'accountableAgency', agencyId, from: recordedAt }] }) },
  caseId: (_, id) => id,
  relations: ({ relations }) => relations,
})

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

it('keeps the relations of own aggregates and of facts, as their states have them now', async () => {
  const service = 'victim-support'
  const clock = fixedClock()
  const recordedAt = clock.now()
  const store = memoryEventStore({ log: service, clock })
  const pool = database.pool()
  const views = startViews({ service, store, pool, views: [relationView({ service, aggregates: [visit, silent], facts: [theCase] })] })
  try {
    await views.ready
    const caseId = idOf('case')
    const own = visit.streamOf(service, idOf('visit'))
    await store.append(own, [newEvent('VisitPlanned', { caseId, by: 'u-1' })], { expected: 'no-stream' })
    await store.append(own, [newEvent('VisitHeld', {}), newEvent('VisitHandedOn', { to: 'u-2' })], { expected: 1 })
    await store.append(silent.streamOf(service, idOf('silent')), [newEvent('Said', {})], { expected: 'no-stream' })
    const { position } = await store.append(theCase.streamOf(service, caseId), [newEvent('intake.CaseOpened', { agencyId: 'a' })], {
      expected: 'no-stream',
    })
    expect(await views.waitFor(position)).toBe(true)
    const { rows } = await withSearchPath(pool, views.searchPath, (db) => db.query('SELECT * FROM relation ORDER BY resource, user_id'))
    const row = { unit_id: null, agency_id: null, user_id: null, to_at: null, from_at: recordedAt, case_id: caseId }
    expect(rows).toEqual([
      { ...row, resource: `received.intake.case-${caseId}`, kind: 'accountableAgency', agency_id: 'a' },
      { ...row, resource: `visit-${idOf('visit')}`, kind: 'assigned', user_id: 'u-1', to_at: recordedAt },
      { ...row, resource: `visit-${idOf('visit')}`, kind: 'assigned', user_id: 'u-2' },
      // Bound to the visit alone.
      { ...row, resource: `visit-${idOf('visit')}`, kind: 'askedAgency', agency_id: 'b', to_at: recordedAt, case_id: null },
    ])
  } finally {
    await views.stop()
  }
})
