import { systemOnly } from '@titian/access'
import { lookUp } from '@titian/core'
import { z } from 'zod'
import { dueAt } from '../fields.ts'
import { after, dueUntil, toldNext } from './escalation.ts'
import { aboutWhom, notOpen, report } from './report.ts'
import type { Report } from './report-state.ts'

/** The desk of the province that a report is from, other than those that have it. */
export const provinceNeed = lookUp<{ readonly agencyId: string } | undefined>('provinceDesk', (_: unknown, { area = '', desks }: Report) => ({
  area,
  besides: desks.map(({ agencyId }) => agencyId),
}))

export const escalateReport = report.command({
  name: 'EscalateReport',
  doc: "Nobody has decided a report in time: its duty supervisor is told, then the province's desk has it as well, then the national one.",
  path: 'escalate',
  may: systemOnly,
  label: { id: 'Teruskan laporan', en: 'Escalate the report' },
  input: z.strictObject({ dueAt }),
  needs: { province: provinceNeed },
  decide({ dueAt }, state, { now, province }) {
    const { clock, desks, area } = state
    if (notOpen(state) || clock?.dueAt !== dueAt || now.toISOString() < dueAt) return []
    const told = toldNext(
      clock.next,
      desks.map(({ agencyId }) => agencyId),
      province?.agencyId,
    )
    const next = after(told.to)
    const due = next && dueUntil(next, { ...state, ageBand: aboutWhom(state)?.ageBand }, now, area)
    return [{ type: 'ReportEscalated', data: { ...told, ...due } }]
  },
})
