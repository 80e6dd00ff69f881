import { notExcluded, relationView } from '@titian/access'
import { type Actor, at, type EventMeta, type NewEvent } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import { type Query, readRows } from '@titian/service'
import { as, dinsos, fixedClock, hospital, idOf, lpsk, sealedFixture, uptd, usualNow } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { raw, sql, startViews, type Views, withSearchPath } from '@titian/views'
import { agency } from '../agency/agency.ts'
import { approved, areaSet, belu, offered, registeredAs, suspended } from '../agency/fixtures.ts'
import { caseId, due, request, requested } from '../referral/fixtures.ts'
import { referral } from '../referral/referral.ts'
import { referralService } from '../service.ts'

export const service = 'referral'
export const meta: EventMeta = {
  occurredAt: at(usualNow),
  caseId,
  personIds: [],
  ownerAgency: uptd.agencyId,
  actor: as(uptd),
  purpose: 'SERVICES',
  legalBasis: { kind: 'PUBLIC_TASK' },
  commandId: idOf('command'),
  inputHash: '',
  correlationId: idOf('command'),
  causationId: idOf('command'),
}

type Said = { readonly type: string; readonly data: unknown; readonly actor?: Actor; readonly meta?: EventMeta }
export const referralStream = (name: string) => referral.streamOf(service, idOf(name))
export const agencyStream = (id: string) => agency.streamOf(service, id)

export const later = new Date('2024-03-05T01:00:00.000Z')
export const tooLate = new Date('2024-03-05T03:00:00.000Z')

/** The views of referral on a database of their own, with three agencies and what was asked of them. */
export function viewsOfReferral() {
  const store = memoryEventStore({ log: service, clock: fixedClock() })
  let database: TestDatabase
  let pool: ReturnType<TestDatabase['pool']>
  let views: Views
  let count = 0

  async function happened(stream: string, ...events: readonly Said[]): Promise<void> {
    const made = events.map(
      ({ actor = as(uptd), ...event }): NewEvent => ({ id: idOf(`event ${count++}`), schemaVersion: 1, meta: { ...meta, actor }, ...event }),
    )
    const { position } = await store.append(stream, made, { expected: 'any' })
    expect(await views.waitFor(position)).toBe(true)
  }
  const ask = (query: Query, actor: Actor, params: object = {}, now = usualNow): Promise<readonly Record<string, unknown>[]> =>
    withSearchPath(pool, views.searchPath, async (db) => {
      const asked = { params, actor, now, visible: () => sql`true`, notExcluded: (column: string) => notExcluded(actor, column, now) }
      return (await readRows(db, query, asked, { limit: 100 })).map(({ value }) => value)
    })
  /** As `ask`, for someone who may know of no case but these. */
  const askKnowing = (query: Query, actor: Actor, ...cases: readonly string[]): Promise<readonly Record<string, unknown>[]> =>
    withSearchPath(pool, views.searchPath, async (db) => {
      const visible = (column: string) => sql`${raw(column)}::text = any(${cases}::text[])`
      return (await readRows(db, query, { params: {}, actor, now: usualNow, visible, notExcluded: () => sql`true` }, { limit: 100 })).map(
        ({ value }) => value,
      )
    })

  return {
    happened,
    ask,
    askKnowing,
    within: <Answer>(work: Parameters<typeof withSearchPath<Answer>>[2]) => withSearchPath(pool, views.searchPath, work),
    async start(): Promise<void> {
      database = await testDatabase()
      pool = database.pool()
      const own = referralService.views ?? []
      views = startViews({ service, store, pool, views: [...own, relationView(service)] })
      await views.ready
      await happened(agencyStream(dinsos.agencyId), registeredAs(dinsos), approved, offered('SHELTER', { ages: ['CHILD'] }), areaSet(belu))
      await happened(agencyStream(lpsk.agencyId), registeredAs(lpsk, { nameIsSecret: true }), approved, offered('PROTECTION'), areaSet('53'))
      await happened(agencyStream(hospital.agencyId), registeredAs(hospital), approved, offered('HEALTH'), offered('HIV_TEST'), suspended('HIV_TEST'))
      await happened(referralStream('open'), requested({ reason: sealedFixture('alasan') }), due())
      await happened(referralStream('discreet'), {
        type: 'ReferralRequested',
        data: request({ recipientAgencyId: lpsk.agencyId, service: 'SERVICE', serviceType: 'PROTECTION', discretion: 'protected' }),
      })
      await happened(referralStream('health'), {
        type: 'ReferralRequested',
        data: request({
          recipientAgencyId: hospital.agencyId,
          service: 'HEALTH',
          serviceType: 'HIV_TEST',
          discretion: 'health',
          disclosedCategories: [],
        }),
      })
    },
    async stop(): Promise<void> {
      await views.stop()
      await database.drop()
    },
  }
}
