import { deadline } from '@titian/deadlines'
import { theCase } from '../case/case.ts'
import { escalateClosure } from '../case/escalate-closure.ts'
import { lapseClosure } from '../case/lapse-closure.ts'
import { consent } from '../consent/consent.ts'
import { lapseConsent } from '../consent/lapse-consent.ts'
import { missPressureCheck } from '../consent/miss-pressure-check.ts'

/** 72 hours for all services to answer and a second person to close. */
export const closureAnswer = deadline({
  name: 'closure-answer',
  aggregate: theCase,
  setBy: 'CaseClosureRequested',
  settledBy: ['ClosureWithdrawn', 'ClosureLapsed', 'CaseClosed'],
  fires: lapseClosure,
})

/** 24 hours for the second person; then every supervisor who did not ask for it is told (SAFETY 22). */
export const closureSecondPerson = deadline({
  name: 'closure-second-person',
  aggregate: theCase,
  setBy: 'CaseClosureRequested',
  within: 'secondPerson',
  settledBy: ['ClosureEscalated', 'ClosureWithdrawn', 'ClosureLapsed', 'CaseClosed'],
  fires: escalateClosure,
})

/** 72 hours for what was said before others to be said again in private (SAFETY 12). */
export const consentConfirmation = deadline({
  name: 'consent-confirmation',
  aggregate: consent,
  setBy: 'ConsentConfirmationDue',
  settledBy: ['ConsentConfirmed', 'ConsentWithdrawn', 'ConsentLapsed', 'ConsentCorrected'],
  fires: lapseConsent,
})

/** 72 hours for somebody to ask in private why a consent was taken back (SAFETY 12). */
export const pressureCheck = deadline({
  name: 'pressure-check',
  aggregate: consent,
  setBy: 'PressureCheckDue',
  settledBy: ['PressureChecked', 'PressureCheckMissed'],
  fires: missPressureCheck,
})
