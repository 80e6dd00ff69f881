import { agencyFact, referralFact } from '@titian/case-file'
import { service } from '@titian/service'
import { assignCaseworker } from './case/assign-caseworker.ts'
import { theCase } from './case/case.ts'
import { closeCase } from './case/close-case.ts'
import { correctEpisodeLocation } from './case/correct-episode-location.ts'
import { determineStatus } from './case/determine-status.ts'
import { disputeDetermination } from './case/dispute-determination.ts'
import { lapseClosure } from './case/lapse-closure.ts'
import { openCase } from './case/open-case.ts'
import { recordClosureAnswer } from './case/record-closure-answer.ts'
import { recordElement } from './case/record-element.ts'
import { recordEpisode } from './case/record-episode.ts'
import { recordEpisodeLocation } from './case/record-episode-location.ts'
import { recordImmediateNeed } from './case/record-immediate-need.ts'
import { requestClosure } from './case/request-closure.ts'
import { transferAccountability } from './case/transfer-accountability.ts'
import { withdrawClosure } from './case/withdraw-closure.ts'
import { confirmConsent } from './consent/confirm-consent.ts'
import { consent } from './consent/consent.ts'
import { giveConsent } from './consent/give-consent.ts'
import { lapseConsent } from './consent/lapse-consent.ts'
import { refuseConsent } from './consent/refuse-consent.ts'
import { withdrawConsent } from './consent/withdraw-consent.ts'
import { closureAnswer, consentConfirmation } from './deadlines/deadlines.ts'
import { excludeFromCase, excludeFromCaseByOversight } from './exclusion/exclude-from-case.ts'
import { exclusion } from './exclusion/exclusion.ts'
import { liftExclusion } from './exclusion/lift-exclusion.ts'
import { closureDesks } from './facts/case-desk.ts'
import { openCaseWhenReportIsConverted } from './reactions/open-case-when-report-is-converted.ts'
import { recordAnswersWhenDesksAnswer } from './reactions/record-answer-when-desk-answers.ts'
import { transferWhenHandoverIsCompleted } from './reactions/transfer-when-handover-is-completed.ts'
import { rejections } from './rejections.ts'
import { confirmDismissal } from './report/confirm-dismissal.ts'
import { convertReport } from './report/convert-report.ts'
import { objectToDismissal } from './report/object-to-dismissal.ts'
import { proposeDismissal } from './report/propose-dismissal.ts'
import { report } from './report/report.ts'
import { submitPublicReport } from './report/submit-public-report.ts'
import { submitReport } from './report/submit-report.ts'
import { triageReport } from './report/triage-report.ts'
import { correctIdentityAttribute } from './subject/correct-identity-attribute.ts'
import { recordAge } from './subject/record-age.ts'
import { recordIdentityAttribute } from './subject/record-identity-attribute.ts'
import { registerSubject } from './subject/register-subject.ts'
import { subject } from './subject/subject.ts'
import { accountability, caseByNumber, caseList, cases } from './views/case-list.ts'
import { dutyAgency, dutyDirectory } from './views/duty-directory.ts'
import { exclusionList, exclusions } from './views/exclusions.ts'
import { feedback, myReports, publicReportStatus } from './views/feedback.ts'
import { myTasks } from './views/my-tasks.ts'
import { reportList, reports } from './views/report-list.ts'
import { subjectOfCase, subjects } from './views/subjects.ts'
import { tasks } from './views/tasks.ts'

/** Reports, the people they are about, what these agree to, and the cases that come of it. */
export const intakeService = service({
  name: 'intake',
  aggregates: [report, subject, consent, theCase, exclusion],
  commands: [
    submitReport,
    submitPublicReport,
    triageReport,
    proposeDismissal,
    confirmDismissal,
    objectToDismissal,
    convertReport,
    registerSubject,
    recordIdentityAttribute,
    correctIdentityAttribute,
    recordAge,
    giveConsent,
    refuseConsent,
    confirmConsent,
    withdrawConsent,
    lapseConsent,
    openCase,
    assignCaseworker,
    recordImmediateNeed,
    recordEpisode,
    recordEpisodeLocation,
    correctEpisodeLocation,
    recordElement,
    determineStatus,
    disputeDetermination,
    transferAccountability,
    requestClosure,
    recordClosureAnswer,
    withdrawClosure,
    lapseClosure,
    closeCase,
    excludeFromCase,
    excludeFromCaseByOversight,
    liftExclusion,
  ],
  facts: [agencyFact, referralFact, ...closureDesks],
  views: [dutyDirectory, reportList, feedback, caseList, subjects, exclusionList, tasks],
  queries: [dutyAgency, reports, publicReportStatus, myReports, cases, caseByNumber, accountability, subjectOfCase, exclusions, myTasks],
  reactions: [openCaseWhenReportIsConverted, transferWhenHandoverIsCompleted, ...recordAnswersWhenDesksAnswer],
  deadlines: [closureAnswer, consentConfirmation],
  rejections,
})
