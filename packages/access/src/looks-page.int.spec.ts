import { memoryEventStore } from '@titian/event-store/memory'
import { countingIds, idOf, movableClock } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { startViews, withSearchPath } from '@titian/views'
import { type AccessEntry, accessEntryView, visibleAccessEntries } from './access-entries.ts'
import { accessLog, type Look } from './access-log.ts'
import { type LooksAsked, looksPage } from './access-page.ts'
import type { Principal } from './principal.ts'
import { isAccountable } from './relations.ts'
import { ours, relation, someone, theirs } from './spec-fixtures.ts'

const caseId = idOf('case')
const police = someone('investigator', 'POLICE', { userId: 'u-police', agency: theirs })
const chief = { ...police, userId: 'u-chief', post: 'supervisor' as const }
const lpsk = someone('lpsk-officer', 'LPSK', { userId: 'u-lpsk', agency: idOf('lpsk') })
const worker = someone('caseworker', 'UPTD_PPA', { userId: 'u-worker' })
const auditor = someone('auditor', 'OVERSIGHT', { userId: 'u-auditor', agency: idOf('oversight') })
const stranger = someone('investigator', 'POLICE', { userId: 'u-stranger', agency: idOf('elsewhere') })
const known = [
  relation('assigned', { userId: 'u-police' }),
  relation('assigned', { userId: 'u-lpsk' }),
  relation('caseworker', { userId: 'u-worker' }),
  relation('accountableAgency', { agencyId: ours }),
]
const clock = movableClock('2024-03-12T06:30:00.000Z')
const withheldUntil = '2024-04-01T00:00:00.000Z'

let database: TestDatabase
let ask: (principal: Principal, more?: Partial<LooksAsked>) => Promise<readonly AccessEntry[]>
let stop: () => Promise<unknown>

beforeAll(async () => {
  database = await testDatabase()
  const store = memoryEventStore({ log: 'intake-access', clock })
  const log = accessLog(store, { service: 'intake', clock, ids: countingIds() })
  const pool = database.pool()
  const views = startViews({ service: 'intake', store, pool, views: [accessEntryView()] })
  await views.ready
  let count = 0
  const look = (actor: Principal, more: Partial<Look> = {}) => {
    clock.advance(60_000)
    count += 1
    return log.record({
      actor,
      purpose: actor.purpose,
      action: 'read',
      route: 'GET /cases/:id',
      caseIds: [caseId],
      resources: [],
      fieldGroups: ['case'],
      rules: [],
      policy: '1',
      outcome: 'permitted',
      correlationId: `${String(count).padStart(4, '0')} ${actor.userId}`,
      count: 1,
      ...more,
    })
  }
  await look(worker)
  await look(police)
  await look(lpsk)
  await look(police, { fieldGroups: ['suspect'] })
  // An outsider who knocks all night, and tries to push the real looks off the list.
  for (let n = 0; n < 600; n += 1) await look(stranger, { outcome: 'denied', count: 0, fieldGroups: [] })
  await look(police)
  const from = clock.now().toISOString()
  const withheld = { caseId, from, to: from, basis: 'UU21-52.1', until: withheldUntil }
  const position = await log.withhold(withheld, { actor: chief, purpose: chief.purpose, correlationId: 'c' })
  await views.waitFor(position)
  ask = async (principal, more = {}) => {
    const now = clock.now()
    const asked = { caseId, attempts: false, before: undefined, count: 100, accountable: isAccountable(principal, known, now), now, ...more }
    const { text, values } = looksPage(principal, asked)
    return (await withSearchPath(pool, views.searchPath, (db) => db.query<AccessEntry>(text, values))).rows
  }
  stop = () => views.stop()
})
afterAll(async () => {
  await stop()
  await database.drop()
})

const who = (rows: readonly AccessEntry[]) => rows.map(({ user_id }) => user_id)
const seen = (principal: Principal, rows: readonly AccessEntry[]) =>
  visibleAccessEntries(principal, rows, { relations: known, now: clock.now(), pseudonymKey: new Uint8Array(32) })

describe('the list of looks (SAFETY 8)', () => {
  it('keeps attempts apart: six hundred of them push no look off it', async () => {
    expect(who(await ask(worker))).toEqual(['u-police', 'u-worker'])
    expect(who(await ask(lpsk))).toEqual(['u-police', 'u-police', 'u-lpsk', 'u-police', 'u-worker'])
    expect(await ask(worker, { attempts: true })).toEqual([])
    expect((await ask(auditor, { attempts: true, count: 200 })).length).toBeGreaterThanOrEqual(200)
  })

  it('is read to its end, page by page, and names each of them once', async () => {
    const all: string[] = []
    for (let before: Date | undefined; ; ) {
      const rows = await ask(lpsk, { attempts: true, before, count: 50 })
      all.push(...rows.map(({ correlation_id }) => correlation_id))
      before = rows.at(-1)?.at
      if (rows.length < 50) break
    }
    expect(all).toHaveLength(600)
    expect(new Set(all).size).toBe(600)
  })

  it('asks the database for nothing that it then leaves out', async () => {
    for (const principal of [worker, police, lpsk, auditor, { ...police, userId: 'u-other' }])
      for (const attempts of [false, true]) {
        const rows = await ask(principal, { attempts, count: 1_000 })
        expect(seen(principal, rows)).toHaveLength(rows.length)
      }
  })

  it('ends a page of an auditor between two days, for of others they are told the day', async () => {
    const rows = await ask(auditor, { attempts: true, count: 1 })
    const days = new Set(seen(auditor, rows).map(({ at }) => at))
    expect(days.size).toBe(1)
    expect(rows.length).toBeGreaterThan(1)
  })

  it('withholds looks of an agency from others by an article, to its end date', async () => {
    expect(who(await ask(worker))).toEqual(['u-police', 'u-worker'])
    expect(seen(auditor, await ask(auditor))).toContainEqual({
      at: '2024-03-11T17:00:00.000Z',
      withheld: true,
      basis: 'UU21-52.1',
      until: withheldUntil,
    })
    expect(who(await ask(police))).toEqual(['u-police', 'u-police', 'u-police'])
    const later = new Date('2024-04-02T00:00:00.000Z')
    expect(who(await ask(worker, { now: later }))).toEqual(['u-police', 'u-police', 'u-worker'])
  })

  it('tells of a look for five years, and of a secret one for ten', async () => {
    const after = (years: number) => ({ now: new Date(`${2024 + years}-06-01T00:00:00.000Z`) })
    expect(who(await ask(lpsk, after(4)))).toHaveLength(5)
    expect(who(await ask(lpsk, after(6)))).toEqual(['u-lpsk'])
    expect(who(await ask(lpsk, after(11)))).toEqual([])
  })
})
