import { nationalDeskId } from '@titian/case-file'
import { type AgeBand, type Code, codeList, isTreatedAsChild, type TriageUrgency } from '@titian/vocabulary'
import { type Due, dueFrom } from '../clock.ts'

/** Who is told, one after the other, of what nobody decides. */
export const reportDesks = codeList('report-desk', {
  SUPERVISOR: { id: 'Supervisor piket', en: 'Duty supervisor' },
  PROVINCE: { id: 'Meja provinsi', en: "Province's desk" },
  NATIONAL: { id: 'Meja nasional', en: 'National desk' },
})
export type ReportDesk = Code<typeof reportDesks>

/** A due instant, and who is told when it comes. */
export interface Clock extends Due {
  readonly next: ReportDesk
}

interface Told {
  readonly urgency?: TriageUrgency | undefined
  readonly immediateDanger: boolean
  readonly ageBand?: AgeBand | undefined
}

/** Danger before a child before all others; in doubt of the age it is a child's (SAFETY 13). */
const concernOf = ({ urgency, immediateDanger, ageBand = 'UNKNOWN' }: Told): 'DANGER' | 'CHILD' | 'OTHER' =>
  immediateDanger || urgency === 'EMERGENCY' ? 'DANGER' : isTreatedAsChild(ageBand) ? 'CHILD' : 'OTHER'

/** @param from when the report came, was triaged, or went on: hours are counted from there. */
export const dueUntil = (next: ReportDesk, told: Told, from: Date, area: string | undefined): Due =>
  dueFrom(`REPORT-${concernOf(told)}-${next}`, from, area)

/** A clock that is running may be shortened by what is said anew, never put back: else a report is kept quiet by triaging it each hour. */
export const sooner = <Running extends Due>(running: Running | undefined, due: Due): Due =>
  running !== undefined && running.dueAt <= due.dueAt ? { rule: running.rule, dueAt: running.dueAt, zone: running.zone } : due

export interface Escalated {
  readonly to: ReportDesk
  /** The agency that has the report from now on as well; none where it is the supervisor of the one that has it. */
  readonly agencyId?: string
}

/** Who is told now. A desk that has the report already, or that the directory does not know, is passed over; the national desk always ends the way. */
export function toldNext(next: ReportDesk, desks: readonly string[], province: string | undefined): Escalated {
  if (next === 'SUPERVISOR') return { to: next }
  if (next === 'PROVINCE' && province !== undefined && !desks.includes(province)) return { to: next, agencyId: province }
  return desks.includes(nationalDeskId) ? { to: 'NATIONAL' } : { to: 'NATIONAL', agencyId: nationalDeskId }
}

export const after = (desk: ReportDesk): ReportDesk | undefined => (desk === 'SUPERVISOR' ? 'PROVINCE' : desk === 'PROVINCE' ? 'NATIONAL' : undefined)
