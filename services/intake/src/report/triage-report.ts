import { z } from 'zod'
import { immediateDanger, urgency } from '../fields.ts'
import { dutyDesk } from '../posts.ts'
import { dueUntil, sooner } from './escalation.ts'
import { triageNote } from './events.ts'
import { aboutWhom, notOpen, report } from './report.ts'

export const triageReport = report.command({
  name: 'TriageReport',
  doc: 'The agency on duty says how urgent a report is and whether someone is in danger now; may be said anew while the report is open.',
  path: 'triage',
  may: dutyDesk,
  label: { id: 'Telaah laporan', en: 'Triage the report' },
  input: z.strictObject({ urgency, immediateDanger, note: triageNote.optional() }),
  open: notOpen,
  usual: true,
  decide(input, state, { now }) {
    const same = state.status === 'triaged' && state.urgency === input.urgency && state.immediateDanger === input.immediateDanger
    if (same && input.note?.sealId === state.triageNote?.sealId) return []
    const { clock, area, status } = state
    if (clock === undefined) return [{ type: 'ReportTriaged', data: input }]
    // The first triage is progress, and has its own hours; what is said after it may only shorten them.
    const due = dueUntil(clock.next, { ...input, ageBand: aboutWhom(state)?.ageBand }, now, area)
    return [{ type: 'ReportTriaged', data: { ...input, ...(status === 'received' ? due : sooner(clock, due)) } }]
  },
})
