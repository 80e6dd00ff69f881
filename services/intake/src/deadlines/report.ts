import { deadline } from '@titian/deadlines'
import { escalateDismissal } from '../report/escalate-dismissal.ts'
import { escalateReport } from '../report/escalate-report.ts'
import { report } from '../report/report.ts'

const ended = ['ReportDismissed', 'ReportConverted', 'ReportTakenUp'] as const

/** From the first second until it is decided: to the duty supervisor, the province's desk, the national desk (SAFETY 26, 27). */
export const reportDecision = deadline({
  name: 'report-decision',
  aggregate: report,
  setBy: ['ReportReceived', 'ReportTriaged', 'ReportEscalated', 'ReportReopened'],
  settledBy: ['ReportTriaged', 'ReportEscalated', ...ended],
  fires: escalateReport,
})

/** 24 hours for a second person; then the province's desk may be it, 24 hours later the national one (SAFETY 22). */
export const secondPersonForDismissal = deadline({
  name: 'dismissal-second-person',
  aggregate: report,
  setBy: ['DismissalProposed', 'DismissalEscalated'],
  settledBy: ['DismissalEscalated', 'DismissalObjected', ...ended],
  fires: escalateDismissal,
})
