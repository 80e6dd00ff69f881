import { reaction } from '@titian/service'
import { theCase } from '../case/case.ts'
import { reopenReport } from '../report/reopen-report.ts'

/** A report is never without an agency (SAFETY 26): where there is no case any more, its duty desk has it again. */
export const reopenReportWhenConversionIsUndone = reaction(
  'reopen-report-when-conversion-is-undone',
  theCase,
  'ConversionUndone',
  ({ data: { reportId } }) => [{ command: reopenReport, id: reportId, input: {} }],
)
