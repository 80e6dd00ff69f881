import { event, type FieldGroup, type Label } from '@titian/core'
import { personal } from '@titian/privacy'
import { handoverParties, publicServiceTypes, referralKinds, referralRejectionCodes, serviceTypes, triageUrgency } from '@titian/vocabulary'
import { z } from 'zod'
import { confirmationWays, referralCancelReasons, referralOutcomes } from './codes.ts'
import { Basis, Disclosable } from './disclosure.ts'

const request = {
  caseId: z.uuid(),
  personId: z.uuid(),
  senderAgencyId: z.uuid(),
  recipientAgencyId: z.uuid(),
  /** The public type, all that leaves the service: "layanan kesehatan" for an HIV test. */
  service: publicServiceTypes.schema,
  serviceType: serviceTypes.schema,
  kind: referralKinds.schema,
  urgency: triageUrgency.schema,
  disclosedCategories: z.array(Disclosable),
  /** Consents relied on, and the law where one stands for what they do not cover. */
  consentIds: z.array(z.uuid()),
  basis: Basis.optional(),
  reason: personal('psychosocial', { of: 'personId' }, z.string().trim().min(1).max(2000)).optional(),
}
export type Requested = z.output<z.ZodObject<typeof request>>

const redirection = { toReferralId: z.uuid(), ...request }
export type Redirected = z.output<z.ZodObject<typeof redirection>>

/** `group` is who reads where it goes; the others read `neutral`. */
const requested = (about: { group?: FieldGroup; neutral?: Label }) =>
  event(1, request, {
    label: { id: 'Rujukan diajukan', en: 'Referral requested' },
    ...about,
    publish: { as: 'ReferralRequested', fields: ['caseId', 'personId', 'senderAgencyId', 'recipientAgencyId', 'service', 'kind'] },
  })

const redirected = (about: { group?: FieldGroup; neutral?: Label }) =>
  event(1, redirection, {
    label: { id: 'Rujukan dialihkan', en: 'Referral redirected' },
    ...about,
    publish: { as: 'ReferralRedirected', fields: ['toReferralId'] },
  })

const toHealth = { group: 'medical', neutral: { id: 'Rujukan ke layanan kesehatan', en: 'Referral to a health service' } } as const
const toService = { id: 'Rujukan ke layanan', en: 'Referral to a service' }
const onToHealth = {
  group: 'medical',
  neutral: { id: 'Rujukan dialihkan ke layanan kesehatan', en: 'Referral redirected to a health service' },
} as const
const onToService = { id: 'Rujukan dialihkan ke layanan lain', en: 'Referral redirected to another service' }

export const referralEvents = {
  ReferralRequested: requested({}),
  HealthReferralRequested: requested(toHealth),
  ShelterReferralRequested: requested({ group: 'shelter-location', neutral: toService }),
  DiscreetReferralRequested: requested({ group: 'protection', neutral: toService }),
  /** What all who know of the case read of a request that the hidden line above is: without it the answers would tell that one is hidden. */
  ReferralNoted: event(1, {}, { label: toService, publish: { fields: [] } }),
  ReferralAnswerDue: event(
    1,
    { rule: z.string(), dueAt: z.iso.datetime(), zone: z.string() },
    { label: { id: 'Batas waktu jawaban ditetapkan', en: 'Answer due' }, publish: { fields: [] } },
  ),
  ReferralAccepted: event(
    1,
    { caseworkerId: z.string() },
    { label: { id: 'Rujukan diterima', en: 'Referral accepted' }, publish: { fields: ['caseworkerId'] } },
  ),
  ReferralRejected: event(
    1,
    { code: referralRejectionCodes.schema, text: personal('psychosocial', { of: 'personId' }, z.string().trim().min(1).max(1000)).optional() },
    { label: { id: 'Rujukan ditolak', en: 'Referral rejected' }, publish: { fields: ['code'] } },
  ),
  ReferralRedirected: redirected({}),
  HealthReferralRedirected: redirected(onToHealth),
  ShelterReferralRedirected: redirected({ group: 'shelter-location', neutral: onToService }),
  DiscreetReferralRedirected: redirected({ group: 'protection', neutral: onToService }),
  ReferralEscalated: event(
    1,
    { to: z.literal('sender-supervisor') },
    {
      label: { id: 'Rujukan tidak dijawab, diteruskan ke supervisor', en: 'Referral unanswered, escalated to the supervisor' },
      publish: { fields: [] },
    },
  ),
  ReferralCancelled: event(
    1,
    { code: referralCancelReasons.schema },
    { label: { id: 'Rujukan dibatalkan', en: 'Referral cancelled' }, publish: { fields: [] } },
  ),
  HandoverAttended: event(
    1,
    { party: handoverParties.schema, confirmedBy: z.string(), how: confirmationWays.schema.optional() },
    { label: { id: 'Kehadiran serah terima dikonfirmasi', en: 'Attendance at the hand-over confirmed' }, publish: { fields: ['party'] } },
  ),
  HandoverCompleted: event(
    1,
    { from: z.uuid(), to: z.uuid(), caseworkerId: z.string() },
    {
      label: { id: 'Serah terima selesai', en: 'Hand-over completed' },
      publish: { fields: ['from', 'to', 'caseworkerId'] },
    },
  ),
  HandoverFailed: event(1, { code: z.string() }, { label: { id: 'Serah terima gagal', en: 'Hand-over failed' }, publish: { fields: ['code'] } }),
  ReferralCompleted: event(
    1,
    { outcome: referralOutcomes.schema },
    { label: { id: 'Rujukan selesai', en: 'Referral completed' }, publish: { fields: [] } },
  ),
}
