import { caseFact, consentFact } from '@titian/case-file'
import { boundTo, stateOf } from '@titian/core'
import { agency } from '../agency/agency.ts'
import { kind, recipient, serviceType, theCaseId, thePersonId, urgency } from '../fields.ts'
import { basisField, disclosedCategories } from './disclosure.ts'
import { reason } from './events.ts'

/** What a request says, whoever makes it. */
export const requestFields = {
  caseId: theCaseId,
  personId: thePersonId,
  recipientAgencyId: recipient,
  service: serviceType,
  kind: kind.default('REFERRAL'),
  urgency: urgency.default('ROUTINE'),
  disclosedCategories: disclosedCategories.default([]),
  basis: basisField.optional(),
  reason: reason.optional(),
}

export const requestNeeds = {
  theCase: stateOf(caseFact, 'caseId'),
  consents: stateOf(consentFact, 'personId'),
  bound: boundTo('caseId'),
  recipient: stateOf(agency, 'recipientAgencyId'),
}

/** One open referral per case, service and recipient. */
export const requestKey = (asked: { caseId: string; service: string; recipientAgencyId: string }): string =>
  [asked.caseId, asked.service, asked.recipientAgencyId].join(' ')
