import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { dueUntil } from './escalation.ts'
import { aboutWhom, report } from './report.ts'

export const reopenReport = report.command({
  name: 'ReopenReport',
  doc: 'The case that a report became should not have been opened: the duty desk has the report again, and decides anew.',
  path: 'reopen',
  may: systemOnly,
  label: { id: 'Buka kembali laporan', en: 'Reopen the report' },
  input: z.strictObject({}),
  decide(_, state, { now }) {
    const { status, dutyAgencyId, immediateDanger, urgency, area } = state
    if (status !== 'converted' || dutyAgencyId === undefined) return []
    const ageBand = aboutWhom(state)?.ageBand ?? 'UNKNOWN'
    const due = dueUntil('SUPERVISOR', { urgency, immediateDanger, ageBand }, now, area)
    return [{ type: 'ReportReopened', data: { dutyAgencyId, immediateDanger, ageBand, ...due } }]
  },
})
