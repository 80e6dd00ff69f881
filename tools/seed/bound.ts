import { standingAfter } from '@titian/access'
import type { Streams } from './log-of-case.ts'

/** Who is bound to these cases, as the view of relations answers it, from what the events of the streams carry. */
export function boundTo(service: string, streams: Streams, caseIds: readonly string[]) {
  const rows = [...streams].flatMap(([name, events]) =>
    standingAfter(events).flatMap(({ kind, caseId, personId = null, agencyId = null, unitId = null, userId = null, from, to, disclosed = {} }) =>
      caseId === undefined || !caseIds.includes(caseId)
        ? []
        : [
            {
              resource: name.slice(service.length + 1),
              case_id: caseId,
              person_id: personId,
              kind,
              agency_id: agencyId,
              unit_id: unitId,
              user_id: userId,
              from_at: new Date(from),
              to_at: to === undefined ? null : new Date(to),
              disclosed,
              now: true,
              knownThen: true,
            },
          ],
    ),
  )
  return { rows, rowCount: rows.length }
}
