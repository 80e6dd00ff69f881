import { type Dispatch, reaction } from '@titian/service'
import { type Db, idOf } from '@titian/views'
import { theCase } from '../case/case.ts'
import { followLinkedCase } from '../report/follow-linked-case.ts'

/** Reports that were linked to a case and not taken up yet are read by whoever has the case now, and by nobody who had it before. */
async function follow(db: Db, caseId: string): Promise<readonly Dispatch[]> {
  const { rows } = await db.query<{ reportId: string; agencyId: string; caseworkerId: string | null }>(
    `select l.report_id as "reportId", c.agency_id::text as "agencyId", c.caseworker_id as "caseworkerId"
       from report_link l join case_row c using (case_id) where l.case_id = $1 order by l.report_id`,
    [caseId],
  )
  return rows.map(({ reportId, agencyId, caseworkerId }) => ({
    command: followLinkedCase,
    id: reportId,
    input: { caseId, agencyId, ...(caseworkerId !== null && { caseworkerId }) },
  }))
}

export const followCaseworkerWhenAssigned = reaction('follow-caseworker-when-assigned', theCase, 'CaseworkerAssigned', ({ stream }, { db }) =>
  follow(db, idOf(stream)),
)
export const followCaseworkerWhenTransferred = reaction(
  'follow-caseworker-when-transferred',
  theCase,
  'AccountabilityTransferred',
  ({ stream }, { db }) => follow(db, idOf(stream)),
)
/** Whoever is excluded from the case reads nothing of it, also not what was linked to it (SAFETY 9). */
export const followCaseworkerWhenLeftToSupervisor = reaction(
  'follow-caseworker-when-left-to-supervisor',
  theCase,
  'CaseLeftToSupervisor',
  ({ stream }, { db }) => follow(db, idOf(stream)),
)
