import type { Relation } from '@titian/core'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { sql } from '@titian/views'
import fc from 'fast-check'
import type { Principal } from './principal.ts'
import { visible } from './relation-predicate.ts'
import { relationView } from './relation-view.ts'
import { mayKnowCase } from './relations.ts'
import { anyPrincipal, anyRelation, now, someone } from './spec-fixtures.ts'

const caseIds = ['1', '2', '3', '4', '5', '6', '7', '8'].map((digit) => `00000000-0000-4000-8000-00000000000${digit}`)
let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await database.query(relationView('intake').sql)
  await database.query('CREATE TABLE cases (case_id uuid PRIMARY KEY)')
  await database.query('INSERT INTO cases SELECT unnest($1::uuid[])', [caseIds])
})
afterAll(() => database.drop())

/** Needs no relation, so that every exclusion shows. */
const anyAuditor = anyPrincipal.map(
  (each): Principal => (each.post === 'system' ? each : { ...each, agencyKind: 'OVERSIGHT', post: 'auditor', purpose: 'AUDIT' }),
)

type Bound = Relation & { readonly caseId: string | null }
const store = (rows: readonly Bound[]) =>
  database.query(
    `INSERT INTO relation (resource, case_id, kind, agency_id, unit_id, user_id, from_at, to_at, disclosed, said_from, learned_at)
     SELECT 'case-1', "caseId", kind, "agencyId", "unitId", "userId", "from", "to", '{}'::jsonb, "from", "from" FROM jsonb_to_recordset($1::jsonb)
     AS r("caseId" uuid, kind text, "agencyId" text, "unitId" text, "userId" text, "from" timestamptz, "to" timestamptz)`,
    [JSON.stringify(rows)],
  )

describe('the predicate of lists', () => {
  it('says of every case what the decision on the case says', async () => {
    const rows = fc.array(
      fc.tuple(anyRelation, fc.constantFrom(...caseIds, null)).map(([relation, caseId]): Bound => ({ ...relation, caseId })),
      { maxLength: 40 },
    )
    await fc.assert(
      fc.asyncProperty(rows, fc.array(fc.oneof(anyPrincipal, anyAuditor), { minLength: 4, maxLength: 4 }), async (bound, principals) => {
        await database.query('TRUNCATE relation')
        await store(bound)
        for (const principal of principals) {
          const { text, values } = sql`SELECT case_id FROM cases WHERE ${visible(principal, 'case_id', now)} ORDER BY case_id`
          const seen = await database.query<{ case_id: string }>(text, values)
          const known = caseIds.filter((caseId) =>
            mayKnowCase(
              principal,
              bound.filter((each) => each.caseId === caseId),
              now,
            ),
          )
          expect(seen.map(({ case_id }) => case_id)).toEqual(known)
        }
      }),
      { numRuns: 250 },
    )
  })
  it('takes a column and nothing else', () =>
    expect(() => visible(someone('caseworker', 'UPTD_PPA'), "case_id = '' OR true --", now)).toThrow(
      expect.objectContaining({ code: 'COLUMN_INVALID' }),
    ))
})
