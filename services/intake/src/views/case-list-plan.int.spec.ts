import { relationView, visible } from '@titian/access'
import { type Query, statementOf } from '@titian/service'
import { as, auditor, usualNow } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { caseList } from './case-list.ts'
import { cases } from './cases.ts'
import { tasks } from './tasks.ts'

interface Plan {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly Plan[]
}

const principal = { ...as(auditor, 'auditor'), purpose: 'AUDIT' as const, undercover: false }
const LIMIT = 21

/** An auditor sees all cases there are: a page must cost what it shows, not what there is. */
describe('a page of an auditor over 5,000 cases', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
    await database.query(caseList.sql)
    await database.query(tasks.sql)
    await database.query(relationView('intake').sql)
    await database.query(`
      insert into case_row (case_id, case_number, agency_id, caseworker_id, status, age_band, area, opened_at, updated_at)
        select gen_random_uuid(), n::text, gen_random_uuid(), 'u-1', case when n % 100 = 0 then 'closing' else 'open' end, 'ADULT', '53.71',
            '2024-01-01T00:00:00.000Z', to_char('2024-01-01'::timestamp + n / 3 * interval '1 minute', 'YYYY-MM-DD"T"HH24:MI:00.000"Z"')
          from generate_series(1, 5000) n`)
    await database.query('analyze')
  })
  afterAll(() => database.drop())

  async function readBy(query: Query, params: object, from?: readonly string[]) {
    const asked = {
      actor: principal,
      now: usualNow,
      params,
      visible: (one: string) => visible(principal, one, usualNow),
      notExcluded: (one: string) => visible(principal, one, usualNow),
    }
    const { text, values } = statementOf(query, asked, { limit: LIMIT, from })
    const [found] = await database.query<{ 'QUERY PLAN': readonly [{ readonly Plan: Plan }] }>(`explain (analyze, format json) ${text}`, values)
    return found ? flat(found['QUERY PLAN'][0].Plan).filter((node) => node['Relation Name'] === 'case_row') : []
  }
  const rowsOf = (node: Plan) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']

  it.each<[string, object, readonly string[] | undefined]>([
    ['the first', {}, undefined],
    ['one far down', {}, ['2024-01-01T03:00:00.000Z', 'ffffffff-ffff-4fff-bfff-ffffffffffff']],
    ['of one standing', { status: 'closing' }, undefined],
    ['of one area', { area: '53.71' }, undefined],
  ])('%s: an index leads to its rows, and no more are read than it holds', async (_, params, from) => {
    const nodes = await readBy(cases, params, from)
    expect(nodes.map((node) => node['Node Type'])).toEqual(['Index Scan'])
    // Of cases touched in the same minute, those that stood before the place are passed over.
    expect(nodes.map(rowsOf).every((rows) => rows >= LIMIT && rows <= LIMIT + (from ? 3 : 0))).toBe(true)
  })
})

const flat = (plan: Plan): readonly Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)]
