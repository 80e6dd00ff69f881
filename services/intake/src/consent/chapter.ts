import { chapter } from '@titian/service'
import { consentConfirmation, pressureCheck } from '../deadlines/deadlines.ts'
import { checkPressure } from './check-pressure.ts'
import { confirmConsent } from './confirm-consent.ts'
import { consent } from './consent.ts'
import { correctConsent } from './correct-consent.ts'
import { giveConsent } from './give-consent.ts'
import { lapseConsent } from './lapse-consent.ts'
import { missPressureCheck } from './miss-pressure-check.ts'
import { refuseConsent } from './refuse-consent.ts'
import { withdrawConsent } from './withdraw-consent.ts'

export const consentChapter = chapter({
  aggregate: consent,
  commands: [giveConsent, refuseConsent, confirmConsent, withdrawConsent, correctConsent, checkPressure, missPressureCheck, lapseConsent],
  deadlines: [consentConfirmation, pressureCheck],
})
