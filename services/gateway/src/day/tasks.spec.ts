import { gatewayAmongStubs } from '../fixtures/gateway-among-stubs.ts'
import { problem } from '../fixtures/stub-service.ts'
import { inOrder, standingOf, type Task } from './tasks.ts'

const task = (taskId: string, more: Partial<Task> = {}) => ({
  taskId,
  kind: 'K',
  label: { id: taskId, en: taskId },
  resourceId: '11111111-1111-4111-8111-111111111111',
  since: '2024-03-01T02:00:00.000Z',
  waitingOn: 'my-agency' as const,
  service: 'intake',
  ...more,
})

describe('the order of a day', () => {
  it('puts danger first, then a child, then what is due first, then what waits longest', () => {
    const tasks = [
      task('late', { dueAt: '2024-03-01T00:00:00.000Z' }),
      task('waits-less', { since: '2024-03-02T02:00:00.000Z' }),
      task('waits-longer'),
      task('child', { child: true }),
      task('danger', { immediateDanger: true, dueAt: '2999-01-01T00:00:00.000Z' }),
    ]
    expect(inOrder(tasks).map(({ taskId }) => taskId)).toEqual(['danger', 'child', 'late', 'waits-longer', 'waits-less'])
  })

  it('calls late only what is one’s own to do', () => {
    const now = new Date('2024-03-01T02:00:00.000Z')
    const dueAt = '2024-03-01T01:00:00.000Z'
    expect([standingOf(task('a', { dueAt }), now), standingOf(task('b', { dueAt, waitingOn: 'other' }), now), standingOf(task('c'), now)]).toEqual([
      'overdue',
      'waiting',
      'due',
    ])
  })
})

describe('myDay', () => {
  const { ask, stub } = gatewayAmongStubs()

  beforeEach(() => {
    const later = task('later')
    const soon = task('soon', { dueAt: '2999-01-01T00:00:00.000Z', caseNumber: '7K3M-92QF', command: 'AcceptReferral' })
    stub('intake').on('GET /my-tasks', ({ query }) => ({
      body: query['after'] === 'p2' ? { items: [task('danger', { immediateDanger: true })], next: null } : { items: [later, soon], next: 'p2' },
    }))
    stub('referral').on('GET /my-tasks', {
      body: { items: [task('late', { dueAt: '2024-03-01T03:00:00.000Z' }), task('others', { waitingOn: 'other' })], next: null },
    })
  })

  it('gathers all services to their last page, the most urgent first, with the command that does it', async () => {
    const { data } = await ask(
      '{ myDay { items { id standing isOverdue immediateDanger caseNumber command { code label { id } } waitingOn service } more next incomplete { en } } }',
    )
    const day = data['myDay'] as unknown as { items: { id: string }[] }
    expect(day).toMatchObject({ more: false, next: null, incomplete: null })
    expect(day.items.map(({ id }) => id)).toEqual(['danger', 'late', 'soon', 'later', 'others'])
    expect(day.items[1]).toMatchObject({ standing: 'OVERDUE', isOverdue: true, waitingOn: 'MY_AGENCY', service: 'referral', command: null })
    expect(day.items[2]).toMatchObject({ standing: 'DUE', caseNumber: '7K3M-92QF', command: { code: 'AcceptReferral', label: { id: 'Terima' } } })
  })

  it('is cut into pages without gap, and into what is late, due or waiting', async () => {
    const page = async (args: string) =>
      (await ask(`{ myDay(${args}) { items { id } next } }`)).data['myDay'] as unknown as { items: object[]; next: string }
    const first = await page('first: 3')
    expect(first.items).toEqual([{ id: 'danger' }, { id: 'late' }, { id: 'soon' }])
    expect(await page(`first: 3, after: "${first.next}"`)).toEqual({ items: [{ id: 'later' }, { id: 'others' }], next: null })
    expect((await page('standing: [OVERDUE]')).items).toEqual([{ id: 'late' }])
    expect((await page('standing: [WAITING, OVERDUE], service: "referral"')).items).toEqual([{ id: 'late' }, { id: 'others' }])
  })

  it('asks the one who keeps the cases what those are called that other services name by id, at once and only for the page', async () => {
    const [known, unknown] = ['22222222-2222-4222-8222-222222222222', '33333333-3333-4333-8333-333333333333']
    const items = [known, unknown, known].map((caseId, nth) => task(`t${nth}`, { caseId, waitingOn: 'me' }))
    stub('referral').on('GET /my-tasks', { body: { items, next: null } })
    stub('intake').on('GET /my-tasks', { body: { items: [], next: null } })
    const resource = { aggregate: 'case', id: known, caseId: known, version: null, redactions: [], value: { caseNumber: '7K3M-92QF' } }
    stub('intake').on('POST /resources/batch', { body: { resources: [resource] } })
    const numbers = async () => (await ask('{ myDay { items { id caseNumber } } }')).data['myDay'] as unknown as { items: unknown }
    expect((await numbers()).items).toEqual([
      { id: 't0', caseNumber: '7K3M-92QF' },
      { id: 't1', caseNumber: null },
      { id: 't2', caseNumber: '7K3M-92QF' },
    ])
    expect(stub('intake').heard.filter(({ path }) => path === '/resources/batch')).toHaveLength(1)
    await ask('{ myDay { items { id } } }')
    expect(stub('intake').heard.filter(({ path }) => path === '/resources/batch')).toHaveLength(1)
    stub('intake').on('POST /resources/batch', problem(503, 'VIEWS_BEHIND'))
    expect((await numbers()).items).toMatchObject([{ caseNumber: null }, {}, {}])
  })

  it('puts a child in danger first, whatever page and service it stands on', async () => {
    const many = Array.from({ length: 120 }, (_, nth) => task(`t${String(nth).padStart(3, '0')}`, { dueAt: '2024-03-01T00:00:00.000Z' }))
    const urgent = [task('danger', { immediateDanger: true }), task('child in danger', { immediateDanger: true, child: true })]
    stub('intake').on('GET /my-tasks', ({ query }) => ({
      body: query['after'] === 'p2' ? { items: many.slice(100), next: null } : { items: many.slice(0, 100), next: 'p2' },
    }))
    stub('referral').on('GET /my-tasks', { body: { items: urgent, next: null } })
    const { data } = await ask('{ myDay(first: 2) { items { id child immediateDanger } } }')
    expect(data['myDay']).toEqual({
      items: [
        { id: 'child in danger', child: true, immediateDanger: true },
        { id: 'danger', child: false, immediateDanger: true },
      ],
    })
  })

  it('is whole without services in which one has no work, and says so while one is away', async () => {
    stub('referral').on('GET /my-tasks', problem(403, 'FORBIDDEN'))
    const asked = async () => (await ask('{ myDay { items { id } incomplete { en } } }')).data['myDay'] as unknown as { incomplete: unknown }
    expect((await asked()).incomplete).toBeNull()
    stub('referral').on('GET /my-tasks', problem(503, 'VIEWS_BEHIND'))
    expect((await asked()).incomplete).toEqual({ en: expect.stringContaining('away') })
  })
})
