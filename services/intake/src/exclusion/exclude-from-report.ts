import { posts } from '@titian/access'
import { nationalDeskId } from '@titian/case-file'
import { type Rejection, stateOf } from '@titian/core'
import { z } from 'zod'
import { theCaseId, theReportId } from '../fields.ts'
import { reject } from '../rejections.ts'
import { report } from '../report/report.ts'
import type { Report } from '../report/report-state.ts'
import { exclude } from './exclude.ts'
import { exclusion, exclusionFields } from './exclusion.ts'

const input = z.strictObject({ reportId: theReportId, caseId: theCaseId, ...exclusionFields })
type Input = z.output<typeof input>

const shared = {
  label: { id: 'Kecualikan dari laporan', en: 'Exclude from the report' },
  input,
  needs: { theReport: stateOf(report, 'reportId') },
  caseId: ({ caseId }: Input) => caseId,
  newAggregateId: ({ caseId }: Input) => caseId,
  urgent: true as const,
}

/** The case that the report may become has its id from the first second on: whoever is shut out of the one is shut out of the other. */
export const excludeFromReport = exclusion.command({
  ...shared,
  name: 'ExcludeFromReport',
  doc: 'The desk on duty excludes a person, a unit or an agency from a report; where it is about the own staff, the own agency: the duty moves to the province or to the national desk.',
  collection: 'report-exclusions',
  may: posts('supervisor', 'duty-officer').of('dutyAgency'),
  boundBy: ({ reportId }) => ({ aggregate: report, id: reportId }),
  decide: (said, state, context) => refusedFor(context.theReport, said) ?? exclude(said, state, context),
})

export const excludeFromReportByOversight = exclusion.command({
  ...shared,
  name: 'ExcludeFromReportByOversight',
  doc: 'An auditor excludes a person, a unit or an agency from a report; from an agency that has the duty for it, the duty is taken.',
  collection: 'oversight-report-exclusions',
  may: posts('auditor').at('OVERSIGHT'),
  decide: (said, state, context) => refusedFor(context.theReport, said) ?? exclude(said, state, context),
})

function refusedFor({ status, caseId, personId }: Report, said: Input): Rejection | undefined {
  if (status === 'none' || caseId !== said.caseId) return reject('REPORT_UNKNOWN')
  if (personId !== said.personId) return reject('PERSON_OTHER')
  // From here on the case's own rules count: somebody is accountable for it.
  if (status === 'converted') return reject('REPORT_ALREADY_CONVERTED')
  // Nobody is behind it, and a report is never without an agency (SAFETY 26).
  return said.agencyId === nationalDeskId ? reject('EXCLUSION_OF_LAST_DESK') : undefined
}
