import { agencyFact, nationalDeskId, staffFact } from '@titian/case-file'
import { type Reaction, reaction } from '@titian/service'
import { type Db, idOf } from '@titian/views'
import { askForRescue } from '../case/ask-for-rescue.ts'
import { theCase } from '../case/case.ts'
import { checkCaseworker } from '../case/check-caseworker.ts'

const cases = async (db: Db, where: string, params: readonly string[]) => {
  const { rows } = await db.query<{ case_id: string }>(`select case_id from case_row where status <> 'closed' and ${where} order by case_id`, params)
  return rows.map(({ case_id: id }) => ({ command: checkCaseworker, id, input: {} }))
}

const checkTheirs = (name: string, type: 'StaffMoved' | 'StaffSuspended' | 'StaffReinstated' | 'StaffLeft' | 'StaffEnrolled') =>
  reaction(name, staffFact, type, ({ data: { agencyId, userId } }, { db }) =>
    cases(db, 'agency_id::text = $1 and caseworker_id = $2', [agencyId, userId]),
  )

/** Who comes and goes at an agency leaves no case behind that nobody notices. */
export const checkWhenStaffChange: readonly Reaction[] = [
  checkTheirs('check-caseworker-when-staff-move', 'StaffMoved'),
  checkTheirs('check-caseworker-when-staff-are-suspended', 'StaffSuspended'),
  checkTheirs('check-caseworker-when-staff-are-back', 'StaffReinstated'),
  checkTheirs('check-caseworker-when-staff-leave', 'StaffLeft'),
  checkTheirs('check-caseworker-when-staff-are-enrolled', 'StaffEnrolled'),
  reaction('check-caseworkers-when-an-agency-is-closed', agencyFact, 'AgencyClosed', ({ stream }, { db }) =>
    cases(db, 'agency_id::text = $1', [idOf(stream)]),
  ),
]

/** At once, and so within the hour: the desk of the province in which the case is, else the national desk. */
export const askWhenCaseworkerIsMissing = reaction(
  'ask-the-desk-when-the-caseworker-is-missing',
  theCase,
  'CaseworkerMissing',
  async ({ stream }, { db }) => {
    const { rows } = await db.query<{ desk: string }>(
      `select coalesce((select a.agency_id::text from duty_agency a
        where a.is_province_desk and a.is_open and starts_with(c.area, a.province || '.') order by a.agency_id limit 1), $2) as desk
       from case_row c where c.case_id = $1`,
      [idOf(stream), nationalDeskId],
    )
    return rows.map(({ desk }) => ({ command: askForRescue, id: idOf(stream), input: { deskAgencyId: desk } }))
  },
)
