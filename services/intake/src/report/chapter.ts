import { chapter } from '@titian/service'
import { reportDecision, secondPersonForDismissal } from '../deadlines/report.ts'
import {
  followCaseworkerWhenAssigned,
  followCaseworkerWhenLeftToSupervisor,
  followCaseworkerWhenTransferred,
} from '../reactions/follow-linked-case.ts'
import { reopenReportWhenConversionIsUndone } from '../reactions/reopen-report-when-conversion-is-undone.ts'
import { feedback, myReports, publicReportStatus } from '../views/feedback.ts'
import { provinceDesk } from '../views/province-desk.ts'
import { caseToLink, reportLinks } from '../views/report-links.ts'
import { reportList, reports } from '../views/report-list.ts'
import { confirmDismissal } from './confirm-dismissal.ts'
import { convertReport } from './convert-report.ts'
import { escalateDismissal } from './escalate-dismissal.ts'
import { escalateReport } from './escalate-report.ts'
import { followLinkedCase } from './follow-linked-case.ts'
import { linkReport } from './link-report.ts'
import { moveDuty } from './move-duty.ts'
import { objectToDismissal } from './object-to-dismissal.ts'
import { proposeDismissal } from './propose-dismissal.ts'
import { reopenReport } from './reopen-report.ts'
import { report } from './report.ts'
import { submitPublicReport } from './submit-public-report.ts'
import { submitReport } from './submit-report.ts'
import { takeUpReport } from './take-up-report.ts'
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
    linkReport,
    followLinkedCase,
    takeUpReport,
    escalateReport,
    escalateDismissal,
    moveDuty,
  ],
  views: [reportList, reportLinks, feedback],
  queries: [reports, publicReportStatus, myReports, provinceDesk, caseToLink],
  reactions: [
    reopenReportWhenConversionIsUndone,
    followCaseworkerWhenAssigned,
    followCaseworkerWhenLeftToSupervisor,
    followCaseworkerWhenTransferred,
  ],
  deadlines: [reportDecision, secondPersonForDismissal],
})
