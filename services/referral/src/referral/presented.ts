import { code } from '@titian/service'
import { handoverParties } from '@titian/vocabulary'
import { z } from 'zod'
import {
  acceptedAt,
  dueAt,
  endedAt,
  escalatedAt,
  kind,
  publicService,
  recipient,
  redirectedTo,
  requestedAt,
  sender,
  serviceType,
  theCaseId,
  thePersonId,
  urgency,
} from '../fields.ts'
import { referralEndings, referralStatus } from './codes.ts'
import { disclosedCategories } from './disclosure.ts'
import { outcome, reason, rejectionFields } from './events.ts'

export const status = code(referralStatus, { id: 'Status rujukan', en: 'Status of the referral' })
export const ending = code(referralEndings, { id: 'Cara berakhir', en: 'How it ended' })
export const attended = z.array(code(handoverParties, { id: 'Sudah hadir', en: 'Attended' }))

/** As a reader sees a referral. Who is the caseworker at its recipient is not among it. */
export const referralPresented = z.object({
  status: status.optional(),
  caseId: theCaseId.optional(),
  personId: thePersonId.optional(),
  senderAgencyId: sender.optional(),
  recipientAgencyId: recipient.optional(),
  service: publicService.optional(),
  serviceType: serviceType.optional(),
  kind: kind.optional(),
  urgency: urgency.optional(),
  disclosedCategories,
  reason: reason.optional(),
  requestedAt: requestedAt.optional(),
  dueAt: dueAt.optional(),
  escalatedAt: escalatedAt.optional(),
  acceptedAt: acceptedAt.optional(),
  attended,
  endedAt: endedAt.optional(),
  ending: ending.optional(),
  rejectionCode: rejectionFields.code.optional(),
  outcome: outcome.optional(),
  redirectedTo: redirectedTo.optional(),
})
