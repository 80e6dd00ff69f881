import { caseFact } from '@titian/case-file'
import { type Actor, at, type EventMeta, type NewEvent } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import { type Query, readRows } from '@titian/service'
import { as, dinsos, fixedClock, idOf, ngo, police, usualNow } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { sql, startViews, type Views, withSearchPath } from '@titian/views'
import { caseId } from '../fixtures.ts'
import { agreed, approvalEscalated, approved, drafted, drafter, revised } from '../plan/fixtures.ts'
import { plan } from '../plan/plan.ts'
import { conducted, missed as followUpMissed, planned } from '../reintegration/fixtures.ts'
import { reintegration } from '../reintegration/reintegration.ts'
import { appointment, delivered, missed, scheduled } from '../service/fixtures.ts'
import { supportService } from '../service/service.ts'
import { victimSupportService } from '../service.ts'
import { myTasks } from './my-tasks.ts'
import { supportOfCase } from './support-of-case.ts'

const service = 'victim-support'
const meta: EventMeta = {
  occurredAt: at(usualNow),
  caseId,
  personIds: [],
  ownerAgency: dinsos.agencyId,
  actor: as(dinsos),
  purpose: 'SERVICES',
  legalBasis: { kind: 'PUBLIC_TASK' },
  commandId: idOf('command'),
  inputHash: '',
  correlationId: idOf('command'),
  causationId: idOf('command'),
}
const store = memoryEventStore({ log: service, clock: fixedClock() })
let database: TestDatabase
let pool: ReturnType<TestDatabase['pool']>
let views: Views
let count = 0

async function happened(stream: string, ...events: readonly { readonly type: string; readonly data: unknown }[]): Promise<void> {
  const made = events.map((event): NewEvent => ({ id: idOf(`event ${count++}`), schemaVersion: 1, meta, ...event }))
  const { position } = await store.append(stream, made, { expected: 'any' })
  expect(await views.waitFor(position)).toBe(true)
}
const ask = (query: Query, actor: Actor, params: object = {}, now: Date | string = usualNow): Promise<readonly Record<string, unknown>[]> =>
  withSearchPath(pool, views.searchPath, async (db) => {
    const asked = { params, actor, now: new Date(now), visible: () => sql`true`, notExcluded: () => sql`true` }
    return (await readRows(db, query, asked, { limit: 100 })).map(({ value }) => value)
  })

beforeAll(async () => {
  database = await testDatabase()
  pool = database.pool()
  views = startViews({ service, store, pool, views: victimSupportService.views ?? [] })
  await views.ready
})
afterAll(async () => {
  await views.stop()
  await database.drop()
})

const tasks = async (name: string, actor: Actor, now: Date | string = usualNow) =>
  (await ask(myTasks, actor, {}, now)).filter(({ resourceId }) => resourceId === idOf(name)).map(({ kind, waitingOn }) => [kind, waitingOn])

it('a plan waits for her, then for a second person', async () => {
  const stream = plan.streamOf(service, idOf('plan'))
  const supervisor = as(dinsos, 'supervisor')
  await happened(stream, drafted())
  expect(await tasks('plan', drafter)).toEqual([['AGREE_PLAN', 'me']])
  expect(await tasks('plan', as(police))).toEqual([])
  await happened(stream, agreed())
  expect(await tasks('plan', drafter)).toEqual([['APPROVE_PLAN', 'my-agency']])
  expect(await tasks('plan', supervisor)).toEqual([['APPROVE_PLAN', 'me']])
  await happened(stream, approved())
  expect(await tasks('plan', supervisor)).toEqual([])
  await happened(stream, revised())
  expect(await tasks('plan', drafter)).toEqual([['AGREE_PLAN', 'me']])
})

it('a plan that its writer has to talk over is no task of a colleague, and the supervisor’s after a week (SAFETY 9)', async () => {
  await happened(plan.streamOf(service, idOf('hers')), drafted())
  const colleague = { ...drafter, userId: 'u-colleague' }
  expect(await tasks('hers', drafter)).toEqual([['AGREE_PLAN', 'me']])
  expect(await tasks('hers', colleague, '2024-03-12T00:00:00.000Z')).toEqual([])
  expect(await tasks('hers', as(dinsos, 'supervisor'))).toEqual([])
  expect(await tasks('hers', as(dinsos, 'supervisor'), '2024-03-12T00:00:00.000Z')).toEqual([['AGREE_PLAN', 'my-agency']])
})

it('a plan that waited a day for its second person is asked of every supervisor on the case (SAFETY 22)', async () => {
  const stream = plan.streamOf(service, idOf('waiting plan'))
  await happened(stream, drafted(), agreed())
  expect(await tasks('waiting plan', as(ngo, 'supervisor'))).toEqual([])
  await happened(stream, approvalEscalated())
  expect(await tasks('waiting plan', as(ngo, 'supervisor'))).toEqual([['APPROVE_PLAN', 'me']])
  expect(await tasks('waiting plan', as(ngo))).toEqual([])
  await happened(stream, approved())
  expect(await tasks('waiting plan', as(ngo, 'supervisor'))).toEqual([])
})

it('what cannot wait comes first, then what is about a child, each with its command', async () => {
  const ofChild = idOf('case of a child')
  const opened = { caseId: ofChild, personId: idOf('child'), agencyId: dinsos.agencyId, caseworkerId: drafter.userId, area: '53.71' }
  await happened(caseFact.streamOf(service, ofChild), { type: 'intake.CaseOpened', data: opened })
  await happened(plan.streamOf(service, idOf('plan of a child')), { ...drafted(), data: { ...drafted().data, caseId: ofChild } })
  const urgent = scheduled({ urgency: 'IMMEDIATE', scheduledFor: '2024-03-04T03:00:00.000Z' })
  await happened(supportService.streamOf(service, idOf('urgent')), urgent)
  const rows = await ask(myTasks, drafter)
  expect(rows.slice(0, 2)).toMatchObject([
    { resourceId: idOf('urgent'), immediateDanger: true, child: false, command: 'DeliverService' },
    { resourceId: idOf('plan of a child'), immediateDanger: false, child: true, command: 'AgreePlan' },
  ])
  expect((await ask(myTasks, { ...drafter, post: 'duty-officer' }))[1]).not.toHaveProperty('command')
})

it('a service shows within a day of its hour, until something came of it', async () => {
  const stream = supportService.streamOf(service, idOf('visit'))
  await happened(stream, scheduled())
  expect(await tasks('visit', as(dinsos), '2024-03-04T00:59:59.000Z')).toEqual([])
  expect(await tasks('visit', as(dinsos))).toEqual([['DELIVER_SERVICE', 'my-agency']])
  expect(await tasks('visit', as(dinsos), '2024-03-09T00:00:00.000Z')).toEqual([['DELIVER_SERVICE', 'my-agency']])
  await happened(stream, missed())
  expect(await tasks('visit', as(dinsos))).toEqual([])
})

it('a follow-up shows a week ahead, and stays when it was missed', async () => {
  const stream = reintegration.streamOf(service, idOf('way back'))
  await happened(stream, ...planned())
  expect(await tasks('way back', as(dinsos))).toEqual([])
  expect(await tasks('way back', as(dinsos), '2024-03-30T00:00:00.000Z')).toEqual([['CONDUCT_FOLLOW_UP', 'my-agency']])
  await happened(stream, followUpMissed())
  expect(await ask(myTasks, as(dinsos), {}, '2024-04-05T00:00:00.000Z')).toContainEqual(
    expect.objectContaining({ label: { id: 'Terlewat: Kunjungan lanjutan setelah 1 bulan', en: 'Missed: Follow-up after 1 month' } }),
  )
  await happened(stream, conducted())
  expect(await tasks('way back', as(dinsos), '2024-04-05T00:00:00.000Z')).toEqual([])
})

it('the support of a case tells others no more of a clinic than that there is one', async () => {
  await happened(supportService.streamOf(service, idOf('test')), {
    type: 'ServiceScheduled',
    data: appointment({ service: 'HEALTH', serviceType: 'HIV_TEST' }),
  })
  await happened(supportService.streamOf(service, idOf('course')), scheduled(), delivered())
  const byId = async (actor: Actor) =>
    new Map((await ask(supportOfCase, actor, { caseId })).map((row) => [row.deadlineId ?? row.resourceId, row] as const))
  const own = await byId(as(dinsos))
  expect(own.get(idOf('test'))).toMatchObject({
    kind: 'SERVICE',
    service: 'HEALTH',
    serviceType: 'HIV_TEST',
    agencyId: dinsos.agencyId,
    dueAt: '2024-03-05T01:00:00.000Z',
  })
  const others = await byId(as(police))
  expect(others.get(idOf('test'))).toMatchObject({
    kind: 'SERVICE',
    status: 'scheduled',
    service: 'HEALTH',
    serviceType: null,
    agencyId: null,
    dueAt: '2024-03-04T17:00:00.000Z',
  })
  expect(others.get(idOf('course'))).toMatchObject({ service: 'SOCIAL', serviceType: 'LIVELIHOOD', status: 'delivered' })
  expect(others.get(idOf('FOLLOW-UP-3M'))).toMatchObject({ kind: 'FOLLOW_UP', status: 'due', rule: 'FOLLOW-UP-3M' })
  expect(others.get(idOf('way back'))).toMatchObject({ kind: 'REINTEGRATION', status: 'open' })
  expect(await ask(supportOfCase, as(dinsos), { caseId: idOf('another case') })).toEqual([])
})
