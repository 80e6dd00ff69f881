import { randomUUID } from 'node:crypto'
import { at, type NewEvent, systemActor } from '@titian/core'
import { rebuildView } from '@titian/views'
import { asking, type Errands, errandList, runErrands, type Who } from '../run/service-fixture.ts'

const operator: Who = { sub: 'op-1', agency: randomUUID(), agency_kind: 'OVERSIGHT', post: 'operator' }
const auditor: Who = { ...operator, sub: 'au-1', post: 'auditor' }

const thanked = (): NewEvent => {
  const commandId = randomUUID()
  return {
    id: randomUUID(),
    type: 'ErrandThanked',
    schemaVersion: 1,
    data: {},
    meta: {
      occurredAt: at(new Date('2026-01-05T02:00:00.000Z')),
      personIds: [],
      ownerAgency: operator.agency,
      actor: systemActor('test'),
      purpose: 'OPERATION',
      legalBasis: { kind: 'PUBLIC_TASK' },
      commandId,
      inputHash: '',
      correlationId: commandId,
      causationId: commandId,
    },
  }
}

describe('views over HTTP', () => {
  let errands: Errands
  beforeAll(async () => {
    errands = await runErrands()
    for (let nth = 0; nth < 25; nth += 1)
      await errands.store.append(`errands.errand-${randomUUID()}`, Array.from({ length: 100 }, thanked), { expected: 'no-stream' })
    expect(await errands.settled(20_000)).toBe(true)
  })
  afterAll(() => errands.stop())

  const { ask } = asking({ token: (who) => errands.token(who) }, () => errands.url)
  const shown = async (name = 'errand_list') => {
    const { status, body } = await ask(operator, 'GET', '/admin/views')
    expect(status).toBe(200)
    return (body.views as { view: string; rebuild: { startedAt: string; updatedAt: string } | null }[]).find(({ view }) => view === name)
  }
  const rebuild = (cancelling?: AbortController) =>
    rebuildView({
      service: 'errands',
      store: errands.store,
      pool: errands.ground.pool,
      view: errandList,
      views: [errandList],
      ...(cancelling && { signal: cancelling.signal, onProgress: () => cancelling.abort() }),
    })
  const standing = { view: 'errand_list', version: 1, state: 'live', position: '2500', events: 2_500, failed: null, head: '2500', lag: '0' }

  it('are for operators; for others there is no such door', async () => {
    expect(await ask(auditor, 'GET', '/admin/views')).toMatchObject({ status: 404, body: { code: 'METHOD_UNKNOWN' } })
  })

  it('stand at the head of their log: the access log has one of its own', async () => {
    expect(await shown()).toEqual({ ...standing, rebuild: null })
    expect(await shown('access_entry')).toMatchObject({ position: '0', head: '0', lag: '0' })
  })

  it('show a rebuild in the middle, and no more after the switch', async () => {
    expect(await rebuild(new AbortController())).toMatchObject({ outcome: 'cancelled', position: 1_000n })
    const middle = await shown()
    expect(middle).toEqual({
      ...standing,
      rebuild: {
        version: 1,
        position: '1000',
        target: '2500',
        percent: 40,
        events: 1_000,
        startedAt: expect.any(String),
        updatedAt: expect.any(String),
      },
    })
    const { startedAt = '', updatedAt = '' } = middle?.rebuild ?? {}
    expect(Date.parse(updatedAt)).toBeGreaterThanOrEqual(Date.parse(startedAt))

    // Gone on with, it is still the rebuild that was begun then.
    expect(await rebuild(new AbortController())).toMatchObject({ outcome: 'cancelled', resumedAt: 1_000n })
    expect((await shown())?.rebuild).toMatchObject({ position: '2000', percent: 80, startedAt })

    expect(await rebuild()).toMatchObject({ outcome: 'switched', position: 2_500n })
    expect(await shown()).toEqual({ ...standing, rebuild: null })
  })

  it('say how far one that has stopped is behind', async () => {
    await errands.ground.pool.query('alter table errands_view_errand_list_v1.errand_list rename to moved_away')
    await errands.store.append(`errands.errand-${randomUUID()}`, [thanked(), thanked(), thanked()], { expected: 'no-stream' })
    await errands.settled(20_000)
    const failed = { position: '2501', type: 'ErrandThanked', code: '42P01' }
    expect(await shown()).toMatchObject({ state: 'stopped', position: '2500', head: '2503', lag: '3', failed })
  })
})
