import { chapter } from '@titian/service'
import { consentConfirmation } from '../deadlines/deadlines.ts'
import { confirmConsent } from './confirm-consent.ts'
import { consent } from './consent.ts'
import { giveConsent } from './give-consent.ts'
import { lapseConsent } from './lapse-consent.ts'
import { refuseConsent } from './refuse-consent.ts'
import { withdrawConsent } from './withdraw-consent.ts'

export const consentChapter = chapter({
  aggregate: consent,
  commands: [giveConsent, refuseConsent, confirmConsent, withdrawConsent, lapseConsent],
  deadlines: [consentConfirmation],
})
