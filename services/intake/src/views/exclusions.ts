import { posts } from '@titian/access'
import { asc, query, unique } from '@titian/service'
import { idOf, on, sql, view } from '@titian/views'
import { z } from 'zod'
import { exclusion, exclusionFields, theExclusionId } from '../exclusion/exclusion.ts'
import { since, theCaseId, until } from '../fields.ts'

export const exclusionList = view({
  name: 'exclusion_list',
  version: 1,
  sql: `
    create table case_exclusion (
      exclusion_id uuid primary key,
      case_id uuid not null,
      agency_id uuid,
      unit_id text,
      user_id text,
      reason jsonb not null,
      by_agency_id text not null,
      from_at text not null,
      to_at text
    );
    create index case_exclusion_case on case_exclusion (case_id);`,
  handles: [
    on(exclusion, {
      ExcludedFromCase: async ({ data, meta, recordedAt }, db) => {
        const { exclusionId, caseId, agencyId = null, unitId = null, userId = null, reason } = data
        await db.query(
          `insert into case_exclusion (exclusion_id, case_id, agency_id, unit_id, user_id, reason, by_agency_id, from_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [exclusionId, caseId, agencyId, unitId, userId, JSON.stringify(reason), meta.actor.agencyId, recordedAt],
        )
      },
      ExclusionLifted: async ({ stream, data, recordedAt }, db) => {
        await db.query('update case_exclusion set to_at = $3 where case_id = $1 and exclusion_id = $2', [idOf(stream), data.exclusionId, recordedAt])
      },
    }),
  ],
})

export const exclusions = query({
  name: 'exclusions',
  doc: 'Who is excluded from a case: for the supervisor of the accountable agency, LPSK and the auditor. For all others there is nothing.',
  path: '/exclusions',
  may: posts('supervisor', 'lpsk-officer', 'auditor').at('UPTD_PPA', 'NGO', 'DINAS_SOSIAL', 'KEMENSOS', 'POLICE', 'LPSK', 'OVERSIGHT'),
  params: z.strictObject({ caseId: theCaseId }),
  row: z.object({
    exclusionId: theExclusionId,
    caseId: theCaseId,
    agencyId: exclusionFields.agencyId.nullable(),
    unitId: exclusionFields.unitId.nullable(),
    userId: exclusionFields.userId.nullable(),
    reason: exclusionFields.reason,
    from: since,
    to: until.nullable(),
  }),
  from({ params, actor, visible }) {
    const overseer = (actor.post === 'lpsk-officer' && actor.agencyKind === 'LPSK') || (actor.post === 'auditor' && actor.agencyKind === 'OVERSIGHT')
    return sql`
      select e.exclusion_id as "exclusionId", e.case_id as "caseId", e.agency_id as "agencyId", e.unit_id as "unitId", e.user_id as "userId",
          e.reason, e.from_at as "from", e.to_at as "to"
        from case_exclusion e join case_row c using (case_id)
        where e.case_id = ${params.caseId} and (${overseer}::boolean or c.agency_id::text = ${actor.agencyId}) and ${visible('e.case_id')}`
  },
  order: [asc('from'), unique('exclusionId')],
})
