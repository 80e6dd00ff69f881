import { z } from 'zod'
import { immediateDanger, urgency } from '../fields.ts'
import { dutyDesk } from '../posts.ts'
import { notOpen, report, triageNote } from './report.ts'

export const triageReport = report.command({
  name: 'TriageReport',
  doc: 'The agency on duty says how urgent a report is and whether someone is in danger now; may be said anew while the report is open.',
  path: 'triage',
  may: dutyDesk,
  label: { id: 'Telaah laporan', en: 'Triage the report' },
  input: z.strictObject({ urgency, immediateDanger, note: triageNote.optional() }),
  open: notOpen,
  usual: true,
  decide(input, state) {
    const same = state.status === 'triaged' && state.urgency === input.urgency && state.immediateDanger === input.immediateDanger
    if (same && input.note?.sealId === state.triageNote?.sealId) return []
    return [{ type: 'ReportTriaged', data: input }]
  },
})
