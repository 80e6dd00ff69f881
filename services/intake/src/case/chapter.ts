import { chapter } from '@titian/service'
import { closureAnswer, closureSecondPerson } from '../deadlines/deadlines.ts'
import { closureDesks } from '../facts/case-desk.ts'
import { openCaseWhenReportIsConverted } from '../reactions/open-case-when-report-is-converted.ts'
import { recordAnswersWhenDesksAnswer } from '../reactions/record-answer-when-desk-answers.ts'
import { askWhenCaseworkerIsMissing, checkWhenStaffChange } from '../reactions/rescue-when-nobody-is-left.ts'
import { transferWhenHandoverIsCompleted } from '../reactions/transfer-when-handover-is-completed.ts'
import { updateAgeBandWhenAgeIsRecorded } from '../reactions/update-age-band-when-age-is-recorded.ts'
import { accountability, caseByNumber, caseList } from '../views/case-list.ts'
import { caseload } from '../views/caseload.ts'
import { cases } from '../views/cases.ts'
import { closureAnswerList, closureAnswers } from '../views/closure-answers.ts'
import { askForRescue } from './ask-for-rescue.ts'
import { assignCaseworker } from './assign-caseworker.ts'
import { theCase } from './case.ts'
import { checkCaseworker } from './check-caseworker.ts'
import { closeCase } from './close-case.ts'
import { confirmUndoConversion } from './confirm-undo-conversion.ts'
import { correctElement } from './correct-element.ts'
import { correctEpisode } from './correct-episode.ts'
import { correctEpisodeLocation } from './correct-episode-location.ts'
import { determineStatus } from './determine-status.ts'
import { disputeDetermination } from './dispute-determination.ts'
import { escalateClosure } from './escalate-closure.ts'
import { lapseClosure } from './lapse-closure.ts'
import { leaveToSupervisor } from './leave-to-supervisor.ts'
import { openCase } from './open-case.ts'
import { proposeUndoConversion } from './propose-undo-conversion.ts'
import { recordClosureAnswer } from './record-closure-answer.ts'
import { recordElement } from './record-element.ts'
import { recordEpisode } from './record-episode.ts'
import { recordEpisodeLocation } from './record-episode-location.ts'
import { recordImmediateNeed } from './record-immediate-need.ts'
import { reopenCase } from './reopen-case.ts'
import { requestClosure } from './request-closure.ts'
import { rescueCase } from './rescue-case.ts'
import { takeBackElement } from './take-back-element.ts'
import { takeBackEpisode } from './take-back-episode.ts'
import { transferAccountability } from './transfer-accountability.ts'
import { updateAgeBand } from './update-age-band.ts'
import { withdrawClosure } from './withdraw-closure.ts'

export const caseChapter = chapter({
  aggregate: theCase,
  commands: [
    openCase,
    assignCaseworker,
    leaveToSupervisor,
    checkCaseworker,
    askForRescue,
    rescueCase,
    recordImmediateNeed,
    recordEpisode,
    correctEpisode,
    takeBackEpisode,
    recordEpisodeLocation,
    correctEpisodeLocation,
    recordElement,
    correctElement,
    takeBackElement,
    updateAgeBand,
    determineStatus,
    disputeDetermination,
    transferAccountability,
    requestClosure,
    recordClosureAnswer,
    withdrawClosure,
    lapseClosure,
    escalateClosure,
    closeCase,
    reopenCase,
    proposeUndoConversion,
    confirmUndoConversion,
  ],
  facts: [...closureDesks],
  views: [caseList, closureAnswerList],
  queries: [cases, caseload, caseByNumber, accountability, closureAnswers],
  reactions: [
    openCaseWhenReportIsConverted,
    updateAgeBandWhenAgeIsRecorded,
    ...checkWhenStaffChange,
    askWhenCaseworkerIsMissing,
    transferWhenHandoverIsCompleted,
    ...recordAnswersWhenDesksAnswer,
  ],
  deadlines: [closureAnswer, closureSecondPerson],
})
