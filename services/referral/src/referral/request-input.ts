import { stateOf } from '@titian/core'
import { personal } from '@titian/privacy'
import { caseFact, consentFact, exclusionFact } from '@titian/service-kit'
import { referralKinds, serviceTypes, triageUrgency } from '@titian/vocabulary'
import { z } from 'zod'
import { agency } from '../agency/agency.ts'
import { Basis, Disclosable } from './disclosure.ts'

/** What a request says, whoever makes it. */
export const requestFields = {
  caseId: z.uuid(),
  personId: z.uuid(),
  recipientAgencyId: z.uuid(),
  service: serviceTypes.schema,
  kind: referralKinds.schema.default('REFERRAL'),
  urgency: triageUrgency.schema.default('ROUTINE'),
  disclosedCategories: z.array(Disclosable).max(6).default([]),
  basis: Basis.optional(),
  /** Opened by the recipient only where `psychosocial` is among what is disclosed. */
  reason: personal('psychosocial', { of: 'personId' }, z.string().trim().min(1).max(2000)).optional(),
}

export const requestNeeds = {
  theCase: stateOf(caseFact, 'caseId'),
  consents: stateOf(consentFact, 'personId'),
  exclusions: stateOf(exclusionFact, 'caseId'),
  recipient: stateOf(agency, 'recipientAgencyId'),
}

/** One open referral per case, service and recipient. */
export const requestKey = (asked: { caseId: string; service: string; recipientAgencyId: string }): string =>
  [asked.caseId, asked.service, asked.recipientAgencyId].join(' ')
