import { type CarriedRelation, type NewEvent, whenRecorded } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import { idOf, movableClock } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { startViews, type Views, withSearchPath } from '@titian/views'
import { relationView } from './relation-view.ts'
import { newEvent } from './spec-fixtures.ts'

const service = 'victim-support'
const caseId = idOf('case')
const clock = movableClock(new Date('2024-03-12T06:30:00.000Z'))
const store = memoryEventStore({ log: service, clock })
let database: TestDatabase
let pool: ReturnType<TestDatabase['pool']>
let views: Views

beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool()
  views = startViews({ service, store, pool, views: [relationView(service)] })
  await views.ready
})
afterAll(async () => {
  await views.stop()
  await database.drop()
})

const binding = (bound: readonly CarriedRelation[], unbound: readonly CarriedRelation[] = [], data: object = {}): NewEvent => {
  const event = newEvent('Bound', data)
  return { ...event, meta: { ...event.meta, relations: { bound, unbound } } }
}
async function happens(stream: string, ...events: readonly NewEvent[]): Promise<string> {
  const { position } = await store.append(`${service}.${stream}`, events, { expected: 'any' })
  expect(await views.waitFor(position)).toBe(true)
  return clock.now().toISOString()
}
const rowsOf = async (resource: string) => {
  const { rows } = await withSearchPath(pool, views.searchPath, (db) =>
    db.query('SELECT * FROM relation WHERE resource = $1 ORDER BY learned_at, user_id, kind', [resource]),
  )
  return rows
}
const at = (instant: string | undefined) => (instant === undefined ? null : new Date(instant))

it('keeps who is bound, and who was, as events carry it; what changes nothing leaves no trace', async () => {
  const visit = `visit-${idOf('visit')}`
  const first: CarriedRelation = { kind: 'assigned', caseId, personId: idOf('person'), userId: 'u-1', agencyId: 'a', from: whenRecorded }
  // Bound to the visit alone.
  const asked: CarriedRelation = { kind: 'askedAgency', agencyId: 'b', disclosed: { contact: 'CONSENT' }, from: whenRecorded }
  const planned = await happens(visit, binding([first, asked]), newEvent('Said', {}))
  clock.moveTo('2024-03-13T06:30:00.000Z')
  const was = { ...first, from: planned }
  const handedOn = await happens(
    visit,
    binding(
      [
        { ...was, to: whenRecorded },
        { ...first, userId: 'u-2' },
      ],
      [was],
    ),
  )

  const row = { resource: visit, case_id: caseId, person_id: idOf('person'), kind: 'assigned', agency_id: 'a', unit_id: null, disclosed: {} }
  const spans = (from: string, learned: string, to?: string, superseded?: string) => ({
    ...{ said_from: at(from), from_at: at(from), to_at: at(to), learned_at: at(learned), superseded_at: at(superseded) },
  })
  expect(await rowsOf(visit)).toEqual([
    { ...row, user_id: 'u-1', ...spans(planned, planned, undefined, handedOn) },
    {
      ...{ ...row, case_id: null, person_id: null, kind: 'askedAgency', agency_id: 'b', user_id: null, disclosed: { contact: 'CONSENT' } },
      ...spans(planned, planned),
    },
    { ...row, user_id: 'u-1', ...spans(planned, handedOn, handedOn) },
    { ...row, user_id: 'u-2', ...spans(handedOn, handedOn) },
  ])
})

it('lets what a clock ahead elsewhere has bound and unbound hold from when it is learned', async () => {
  const exclusion = `received.intake.exclusion-${caseId}`
  const ahead = '2024-03-20T00:00:00.000Z'
  const kept: CarriedRelation = { kind: 'excluded', caseId, userId: 'u-1', from: whenRecorded }
  const learned = await happens(exclusion, binding([kept], [], { $recordedAt: ahead }))
  expect(await rowsOf(exclusion)).toMatchObject([{ said_from: at(ahead), from_at: at(learned), to_at: null, superseded_at: null }])
  clock.moveTo('2024-03-14T06:30:00.000Z')
  const lifted = await happens(exclusion, binding([{ ...kept, from: ahead, to: whenRecorded }], [{ ...kept, from: ahead }], { $recordedAt: ahead }))
  expect(await rowsOf(exclusion)).toMatchObject([
    { superseded_at: at(lifted) },
    { said_from: at(ahead), to_at: at(lifted), learned_at: at(lifted), superseded_at: null },
  ])
})

it('keeps a relation of a kind that only a newer release has', async () => {
  await happens('received.custody.file-1', binding([{ kind: 'guardianAtSea', caseId, userId: 'u-1', from: whenRecorded }]))
  expect(await rowsOf('received.custody.file-1')).toMatchObject([{ kind: 'guardianAtSea', case_id: caseId }])
})
