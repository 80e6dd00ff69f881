import { event, type Label } from '@titian/core'
import { personal } from '@titian/privacy'
import { agencyRef, code, eachOnce, place, ref, worker } from '@titian/service'
import { handoverParties, referralRejectionCodes } from '@titian/vocabulary'
import { z } from 'zod'
import {
  caseworker,
  caseworkerUnit,
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
import { confirmationWays, givenCancelReasons, handoverFailures, referralCancelReasons, referralOutcomes, reviewOutcomes } from './codes.ts'
import { basisField, categoriesByLaw, disclosedCategories } from './disclosure.ts'
import { discretions } from './discretion.ts'

/** Opened by the recipient only where `psychosocial` is among what is disclosed. */
export const reason = personal('psychosocial', { of: 'personId', label: { id: 'Alasan rujukan', en: 'Reason for the referral' } }, text(2000))

export const rejectionFields = {
  code: code(referralRejectionCodes, { id: 'Alasan penolakan', en: 'Reason for rejecting' }),
  text: personal('psychosocial', { of: 'personId', label: { id: 'Penjelasan', en: 'Explanation' } }, text(1000)).optional(),
}
export const cancelReason = code(referralCancelReasons, { id: 'Alasan pembatalan', en: 'Reason for cancelling' })
export const givenCancelReason = code(givenCancelReasons, { id: 'Alasan pembatalan', en: 'Reason for cancelling' })
export const outcome = code(referralOutcomes, { id: 'Hasil rujukan', en: 'Outcome of the referral' })
export const failure = code(handoverFailures, { id: 'Sebab', en: 'Cause' })
export const party = code(handoverParties, { id: 'Pihak yang hadir', en: 'Party that attended' })
export const how = code(confirmationWays, { id: 'Cara konfirmasi', en: 'How it was confirmed' })

/** Of the service and of the agency that is asked. */
const discretion = code(discretions, { id: 'Siapa yang membaca tujuannya', en: 'Who reads where it goes' })
export const reviewOutcome = code(reviewOutcomes, { id: 'Hasil tinjauan', en: 'Outcome of the review' })

/** What a disclosure rests on: consents, and the law where one stands for what they do not cover. */
const grounds = {
  consentIds: z.array(ref('consent', { id: 'Persetujuan yang dipakai', en: 'Consent relied on' })),
  byLaw: categoriesByLaw,
  basis: basisField.optional(),
}
/** Open referrals of the case that the sender ends with the transfer; all others go over with it. */
export const endedWithIt = eachOnce(
  z.array(ref('referral', { id: 'Rujukan yang diakhiri bersama pelimpahan', en: 'Referral that ends with the transfer' })),
).max(50)

const request = {
  caseId: theCaseId,
  personId: thePersonId,
  senderAgencyId: sender,
  recipientAgencyId: recipient,
  service: publicService,
  serviceType,
  discretion,
  kind,
  urgency,
  disclosedCategories,
  ...grounds,
  reason: reason.optional(),
}
export type Requested = z.output<z.ZodObject<typeof request>>

const redirection = { toReferralId: redirectedTo, ...request }
export type Redirected = z.output<z.ZodObject<typeof redirection>>

const toService = { id: 'Rujukan ke layanan', en: 'Referral to a service' }
const onToService = { id: 'Rujukan dialihkan ke layanan lain', en: 'Referral redirected to another service' }

/** Who reads a line on what one referral discloses: those who may know where it goes. */
const onDisclosure = (neutral: Label) =>
  ({
    by: 'discretion',
    codes: {
      open: { group: 'case' },
      health: { group: 'medical', neutral },
      shelter: { group: 'shelter-location', neutral },
      protected: { group: 'protection' },
    },
  }) as const
const changed = { id: 'Pembukaan data diubah', en: 'Disclosure changed' }

const widening = { discretion, disclosedCategories, ...grounds }
export type Widened = z.output<z.ZodObject<typeof widening>>

/** What is disclosed after the request, and what becomes of it where she refused. */
const disclosing = {
  DisclosureWidened: event(1, widening, {
    label: { id: 'Data tambahan dibuka', en: 'More was disclosed' },
    readers: onDisclosure(changed),
    publish: { fields: [] },
  }),
  DisclosureReviewDue: event(
    1,
    { discretion, ...due },
    { label: { id: 'Pembukaan data perlu ditinjau', en: 'Disclosure is to be reviewed' }, readers: onDisclosure(changed), publish: { fields: [] } },
  ),
  DisclosureReviewed: event(
    1,
    { discretion, outcome: reviewOutcome },
    { label: { id: 'Pembukaan data ditinjau', en: 'Disclosure reviewed' }, readers: onDisclosure(changed), publish: { fields: [] } },
  ),
  DisclosureLapsed: event(
    1,
    { discretion },
    {
      label: { id: 'Pembukaan data gugur tanpa tinjauan', en: 'Disclosure lapsed without review' },
      readers: onDisclosure(changed),
      publish: { fields: [] },
    },
  ),
}

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
  ...disclosing,
  ReferralAccepted: event(
    1,
    { caseworkerId: caseworker, unitId: caseworkerUnit.optional() },
    { label: { id: 'Rujukan diterima', en: 'Referral accepted' }, publish: { fields: ['caseworkerId'] } },
  ),
  ReferralCaseworkerChanged: event(
    1,
    { caseworkerId: caseworker, unitId: caseworkerUnit.optional() },
    {
      label: { id: 'Pendamping di lembaga penerima diganti', en: 'Caseworker at the receiving agency changed' },
      publish: { fields: ['caseworkerId'] },
    },
  ),
  // Accountability moved: whoever answers for the case now is its sender.
  ReferralSenderChanged: event(
    1,
    { senderAgencyId: sender },
    {
      label: { id: 'Rujukan beralih ke penanggung jawab yang baru', en: 'Referral passed to who is accountable now' },
      publish: { fields: ['senderAgencyId'] },
    },
  ),
  /** From here on the sender is waited for, to ask another agency. */
  ReferralRejected: event(
    1,
    { ...rejectionFields, ...due },
    { label: { id: 'Rujukan ditolak', en: 'Referral rejected' }, publish: { fields: ['code'] } },
  ),
  RejectionEscalated: event(
    1,
    {},
    {
      label: { id: 'Rujukan yang ditolak belum dialihkan, diteruskan ke supervisor', en: 'Rejected referral not redirected in time, escalated' },
      publish: { fields: [] },
    },
  ),
  /** Outside everybody's mandate: whoever is nobody's task is the ministry's (SAFETY 17). */
  NeedUnserved: event(
    1,
    { area: place('regency', { id: 'Kabupaten/kota', en: 'Regency or city' }) },
    {
      label: {
        id: 'Tidak ada lembaga lain di wilayah ini, diteruskan ke Kementerian Sosial',
        en: 'No other agency here, goes on to the Ministry of Social Affairs',
      },
      publish: { fields: [] },
    },
  ),
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
    {
      party,
      confirmedBy: worker({ id: 'Dikonfirmasi oleh', en: 'Confirmed by' }),
      how: how.optional(),
      guardianTieRuledOutBy: worker({ id: 'Kaitan wali disingkirkan oleh', en: 'Tie of the guardian ruled out by' }).optional(),
      endedWithIt: endedWithIt.optional(),
    },
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
