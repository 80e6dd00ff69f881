import { TitianError } from '@titian/core'
import { memoryEventStore } from '@titian/event-store/memory'
import { countingIds, fixedClock, idOf } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { startViews, withSearchPath } from '@titian/views'
import { type AccessEntry, accessEntryView, visibleAccessEntries } from './access-entries.ts'
import { accessLog, type Look } from './access-log.ts'
import type { Principal } from './principal.ts'
import { before, ours, relation, someone, theirs } from './spec-fixtures.ts'

const clock = fixedClock('2024-03-12T06:30:00.000Z')
const caseId = idOf('case')
const look = (actor: Principal, more: Partial<Look> = {}): Look => ({
  actor,
  purpose: actor.purpose,
  action: 'read',
  route: 'GET /cases/:id',
  caseIds: [caseId],
  resources: [`case-${caseId}`],
  fieldGroups: ['case', 'identity'],
  rules: ['R-POLICE-CASE', 'R-POLICE-IDENTITY'],
  policy: '1',
  outcome: 'permitted',
  correlationId: `of-${actor.userId}`,
  count: 1,
  ...more,
})
const police = someone('investigator', 'POLICE', { userId: 'u-police', agency: theirs })
const lpsk = someone('lpsk-officer', 'LPSK', { userId: 'u-lpsk', agency: idOf('lpsk') })
const worker = someone('caseworker', 'UPTD_PPA', { userId: 'u-worker' })
const auditor = someone('auditor', 'OVERSIGHT', { userId: 'u-auditor', agency: idOf('oversight') })

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())

describe('the access log', () => {
  it('is one event an answer, in a stream of its own', async () => {
    const store = memoryEventStore({ log: 'intake-access', clock })
    const log = accessLog(store, { service: 'intake', clock, ids: countingIds() })
    expect(await log.record(look(police))).toBe(1n)
    expect(await log.record(look(police, { outcome: 'denied', count: 0 }))).toBe(2n)
    const [first, second] = await store.readAll({ after: 0n, categories: ['intake.access'] })
    expect(first).toMatchObject({ type: 'DataAccessed', version: 1, meta: { caseId, actor: { userId: 'u-police' }, purpose: 'INVESTIGATION' } })
    expect(first?.data).toMatchObject({ caseIds: [caseId], fieldGroups: ['case', 'identity'], policy: '1', secret: false })
    expect(second).toMatchObject({ type: 'AccessDenied', version: 1 })
  })
  it('throws where it cannot record, so that nothing is answered', async () => {
    const store = memoryEventStore({ log: 'intake-access', clock })
    await store.close()
    await expect(accessLog(store, { service: 'intake', clock, ids: countingIds() }).record(look(police))).rejects.toThrow(
      expect.objectContaining({ code: 'ACCESS_NOT_RECORDED', details: { because: 'LOG_CLOSED' }, cause: expect.any(TitianError) }),
    )
  })
})

describe('who looked at a case', () => {
  const looks = [
    look(police, { fieldGroups: ['case', 'suspect'] }),
    look(lpsk),
    look(worker),
    look({ ...police, userId: 'u-hidden' }, { undercover: true }),
    look(police, { outcome: 'denied', correlationId: 'denied' }),
    look(police, { fieldGroups: ['suspect'], correlationId: 'hidden' }),
  ]
  let entries: readonly AccessEntry[]

  beforeAll(async () => {
    const store = memoryEventStore({ log: 'intake-access', clock })
    const log = accessLog(store, { service: 'intake', clock, ids: countingIds() })
    const pool = database.pool()
    const views = startViews({ service: 'intake', store, pool, views: [accessEntryView()] })
    try {
      await views.ready
      let position = 0n
      for (const each of [...looks, look(police, { caseIds: [idOf('another')] })]) position = await log.record(each)
      expect(await views.waitFor(position)).toBe(true)
      entries = (
        await withSearchPath(pool, views.searchPath, (db) =>
          db.query<AccessEntry>('SELECT * FROM access_entry WHERE case_id = $1 ORDER BY correlation_id', [caseId]),
        )
      ).rows
    } finally {
      await views.stop()
    }
  })

  const known = [
    relation('assigned', { userId: 'u-police' }),
    relation('assigned', { userId: 'u-hidden' }),
    relation('assigned', { userId: 'u-lpsk' }),
    relation('caseworker', { userId: 'u-worker' }),
    relation('accountableAgency', { agencyId: ours }),
  ]
  const seenBy = (principal: Principal, relations = known) =>
    visibleAccessEntries(principal, entries, { relations, now: clock.now(), pseudonymKey: new Uint8Array(32) })
  const shown = (principal: Principal, relations = known) =>
    seenBy(principal, relations).map((seen) => ('withheld' in seen ? 'withheld' : seen.correlationId))

  it('is kept by case', () =>
    expect(entries.map(({ correlation_id }) => correlation_id)).toEqual([
      'denied',
      'hidden',
      'of-u-hidden',
      'of-u-lpsk',
      'of-u-police',
      'of-u-worker',
    ]))
  it('tells LPSK all', () => expect(shown(lpsk)).toEqual(['denied', 'hidden', 'of-u-hidden', 'of-u-lpsk', 'of-u-police', 'of-u-worker']))
  it('tells the accountable caseworker of all but the secret ones, with no user ids of others', () => {
    expect(shown(worker)).toEqual(['of-u-police', 'of-u-worker'])
    expect(JSON.stringify(seenBy(worker))).not.toMatch(/u-lpsk|u-hidden|withheld|LPSK|suspect/)
    expect(seenBy(worker)[0]).toMatchObject({ agency: { agencyId: theirs }, post: 'investigator', purpose: 'INVESTIGATION' })
    expect(seenBy(worker)[0]).not.toHaveProperty('worker')
  })
  it('tells an auditor that some are withheld, and the others under pseudonyms (SAFETY 8)', () => {
    expect(shown(auditor)).toEqual(['denied', 'hidden', 'withheld', 'withheld', 'of-u-police', 'of-u-worker'])
    expect(seenBy(auditor)[2]).toEqual({ at: '2024-03-11T17:00:00.000Z', withheld: true })
    expect(JSON.stringify(seenBy(auditor).map((seen) => ('worker' in seen ? seen.worker : null)))).not.toMatch(/u-/)
  })
  it('tells others their own looks, undercover ones too', () => {
    expect(shown(police)).toEqual(['denied', 'hidden', 'of-u-police'])
    expect(shown({ ...police, userId: 'u-hidden' })).toEqual(['of-u-hidden'])
  })
  it('tells nothing to who may not know the case', () => expect(shown(police, [])).toEqual([]))
  it('tells the excluded nothing', () => expect(shown(worker, [...known, { kind: 'excluded', userId: 'u-worker', from: before }])).toEqual([]))
})
