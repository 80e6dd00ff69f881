import { posts } from '@titian/access'
import { stateOf } from '@titian/core'
import { z } from 'zod'
import { theReportId } from '../fields.ts'
import { reject } from '../rejections.ts'
import { report } from '../report/report.ts'
import { exclusion, exclusionFields, theExclusionId } from './exclusion.ts'

export const liftExclusion = exclusion.command({
  name: 'LiftExclusion',
  doc: 'Those who excluded someone let them learn of the case again.',
  path: 'lift',
  may: posts('supervisor', 'duty-officer', 'lpsk-officer', 'auditor').of('excludingAgency'),
  label: { id: 'Cabut pengecualian', en: 'Lift the exclusion' },
  /** `reportId`: of the report, while it is none of a case. */
  input: z.strictObject({ exclusionId: theExclusionId, reportId: theReportId.optional(), because: exclusionFields.reason }),
  boundBy: ({ reportId }) => (reportId === undefined ? undefined : { aggregate: report, id: reportId }),
  needs: { theReport: stateOf(report, 'reportId') },
  decide({ reportId, ...input }, state, { actor, theReport }) {
    if (reportId !== undefined && theReport.caseId !== state.caseId) return reject('REPORT_UNKNOWN')
    const found = state.exclusions.find(({ exclusionId }) => exclusionId === input.exclusionId)
    // Another agency's exclusion reads as none at all.
    if (found?.byAgencyId !== actor.agencyId) return reject('EXCLUSION_UNKNOWN')
    return found.to ? [] : [{ type: 'ExclusionLifted', data: input }]
  },
})
