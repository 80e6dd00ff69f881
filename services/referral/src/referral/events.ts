import { event } from '@titian/core'
import { personal } from '@titian/privacy'
import { agencyRef, code, ref, worker } from '@titian/service'
import { handoverParties, referralRejectionCodes } from '@titian/vocabulary'
import { z } from 'zod'
import {
  caseworker,
  due,
  kind,
  publicService,
  recipient,
  redirectedTo,
  sender,
  serviceType,
  text,
  theCaseId,
  thePersonId,
  urgency,
} from '../fields.ts'
import { confirmationWays, handoverFailures, referralCancelReasons, referralOutcomes } from './codes.ts'
import { basisField, disclosedCategories } from './disclosure.ts'
import { discretions } from './discretion.ts'

/** Opened by the recipient only where `psychosocial` is among what is disclosed. */
export const reason = personal('psychosocial', { of: 'personId', label: { id: 'Alasan rujukan', en: 'Reason for the referral' } }, text(2000))

export const rejectionFields = {
  code: code(referralRejectionCodes, { id: 'Alasan penolakan', en: 'Reason for rejecting' }),
  text: personal('psychosocial', { of: 'personId', label: { id: 'Penjelasan', en: 'Explanation' } }, text(1000)).optional(),
}
export const cancelReason = code(referralCancelReasons, { id: 'Alasan pembatalan', en: 'Reason for cancelling' })
export const outcome = code(referralOutcomes, { id: 'Hasil rujukan', en: 'Outcome of the referral' })
export const failure = code(handoverFailures, { id: 'Sebab', en: 'Cause' })
export const party = code(handoverParties, { id: 'Pihak yang hadir', en: 'Party that attended' })
export const how = code(confirmationWays, { id: 'Cara konfirmasi', en: 'How it was confirmed' })

const request = {
  caseId: theCaseId,
  personId: thePersonId,
  senderAgencyId: sender,
  recipientAgencyId: recipient,
  service: publicService,
  serviceType,
  /** Of the service and of the agency that is asked. */
  discretion: code(discretions, { id: 'Siapa yang membaca tujuannya', en: 'Who reads where it goes' }),
  kind,
  urgency,
  disclosedCategories,
  /** Consents relied on, and the law where one stands for what they do not cover. */
  consentIds: z.array(ref('consent', { id: 'Persetujuan yang dipakai', en: 'Consent relied on' })),
  basis: basisField.optional(),
  reason: reason.optional(),
}
export type Requested = z.output<z.ZodObject<typeof request>>

const redirection = { toReferralId: redirectedTo, ...request }
export type Redirected = z.output<z.ZodObject<typeof redirection>>

const toService = { id: 'Rujukan ke layanan', en: 'Referral to a service' }
const onToService = { id: 'Rujukan dialihkan ke layanan lain', en: 'Referral redirected to another service' }

export const referralEvents = {
  ReferralRequested: event(1, request, {
    label: { id: 'Rujukan diajukan', en: 'Referral requested' },
    readers: {
      by: 'discretion',
      codes: {
        open: { group: 'case' },
        health: { group: 'medical', neutral: { id: 'Rujukan ke layanan kesehatan', en: 'Referral to a health service' } },
        shelter: { group: 'shelter-location', neutral: toService },
        protected: { group: 'protection', neutral: toService },
      },
    },
    publish: { fields: ['caseId', 'personId', 'senderAgencyId', 'recipientAgencyId', 'service', 'kind'] },
  }),
  /** What all who know of the case read of a request whose line is hidden: without it the answers would tell that one is hidden. */
  ReferralNoted: event(1, {}, { label: toService, publish: { fields: [] } }),
  ReferralAnswerDue: event(1, due, { label: { id: 'Batas waktu jawaban ditetapkan', en: 'Answer due' }, publish: { fields: [] } }),
  ReferralAccepted: event(
    1,
    { caseworkerId: caseworker },
    { label: { id: 'Rujukan diterima', en: 'Referral accepted' }, publish: { fields: ['caseworkerId'] } },
  ),
  ReferralRejected: event(1, rejectionFields, { label: { id: 'Rujukan ditolak', en: 'Referral rejected' }, publish: { fields: ['code'] } }),
  ReferralRedirected: event(1, redirection, {
    label: { id: 'Rujukan dialihkan', en: 'Referral redirected' },
    readers: {
      by: 'discretion',
      codes: {
        open: { group: 'case' },
        health: { group: 'medical', neutral: { id: 'Rujukan dialihkan ke layanan kesehatan', en: 'Referral redirected to a health service' } },
        shelter: { group: 'shelter-location', neutral: onToService },
        protected: { group: 'protection', neutral: onToService },
      },
    },
    publish: { fields: ['toReferralId'] },
  }),
  ReferralEscalated: event(
    1,
    {},
    {
      label: { id: 'Rujukan tidak dijawab, diteruskan ke supervisor', en: 'Referral unanswered, escalated to the supervisor' },
      publish: { fields: [] },
    },
  ),
  ReferralCancelled: event(1, { code: cancelReason }, { label: { id: 'Rujukan dibatalkan', en: 'Referral cancelled' }, publish: { fields: [] } }),
  HandoverAttended: event(
    1,
    { party, confirmedBy: worker({ id: 'Dikonfirmasi oleh', en: 'Confirmed by' }), how: how.optional() },
    { label: { id: 'Kehadiran serah terima dikonfirmasi', en: 'Attendance at the hand-over confirmed' }, publish: { fields: ['party'] } },
  ),
  HandoverCompleted: event(
    1,
    {
      from: agencyRef({ id: 'Dari lembaga', en: 'From agency' }),
      to: agencyRef({ id: 'Kepada lembaga', en: 'To agency' }),
      caseworkerId: caseworker,
    },
    {
      label: { id: 'Serah terima selesai', en: 'Hand-over completed' },
      publish: { fields: ['from', 'to', 'caseworkerId'] },
    },
  ),
  HandoverFailed: event(1, { code: failure }, { label: { id: 'Serah terima gagal', en: 'Hand-over failed' }, publish: { fields: ['code'] } }),
  ReferralCompleted: event(1, { outcome }, { label: { id: 'Rujukan selesai', en: 'Referral completed' }, publish: { fields: [] } }),
}
