import { chapter } from '@titian/service'
import { reopenReportWhenConversionIsUndone } from '../reactions/reopen-report-when-conversion-is-undone.ts'
import { feedback, myReports, publicReportStatus } from '../views/feedback.ts'
import { provinceDesk } from '../views/province-desk.ts'
import { reportList, reports } from '../views/report-list.ts'
import { confirmDismissal } from './confirm-dismissal.ts'
import { convertReport } from './convert-report.ts'
import { moveDuty } from './move-duty.ts'
import { objectToDismissal } from './object-to-dismissal.ts'
import { proposeDismissal } from './propose-dismissal.ts'
import { reopenReport } from './reopen-report.ts'
import { report } from './report.ts'
import { submitPublicReport } from './submit-public-report.ts'
import { submitReport } from './submit-report.ts'
import { triageReport } from './triage-report.ts'

export const reportChapter = chapter({
  aggregate: report,
  commands: [
    submitReport,
    submitPublicReport,
    triageReport,
    proposeDismissal,
    confirmDismissal,
    objectToDismissal,
    convertReport,
    reopenReport,
    moveDuty,
  ],
  views: [reportList, feedback],
  queries: [reports, publicReportStatus, myReports, provinceDesk],
  reactions: [reopenReportWhenConversionIsUndone],
})
