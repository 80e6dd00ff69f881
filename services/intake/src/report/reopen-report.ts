import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { report } from './report.ts'

export const reopenReport = report.command({
  name: 'ReopenReport',
  doc: 'The case that a report became should not have been opened: the duty desk has the report again, and decides anew.',
  path: 'reopen',
  may: systemOnly,
  label: { id: 'Buka kembali laporan', en: 'Reopen the report' },
  input: z.strictObject({}),
  decide(_, { status, dutyAgencyId, immediateDanger, personId, persons }) {
    if (status !== 'converted' || dutyAgencyId === undefined) return []
    const ageBand = persons.find((one) => one.personId === personId)?.ageBand ?? 'UNKNOWN'
    return [{ type: 'ReportReopened', data: { dutyAgencyId, immediateDanger, ageBand } }]
  },
})
