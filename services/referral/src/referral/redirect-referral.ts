import { posts } from '@titian/access'
import { z } from 'zod'
import { recipient as recipientField } from '../fields.ts'
import { reject } from '../rejections.ts'
import { disclosableCategories } from './codes.ts'
import { basisField, disclosedCategories } from './disclosure.ts'
import { notedWhere, workOf } from './discretion.ts'
import { type Referral, referral } from './referral.ts'
import { checkedRequest } from './request-checks.ts'
import { requestKey, requestNeeds } from './request-input.ts'

const isUnanswered = ({ status, escalatedAt }: Referral): boolean => status === 'requested' && escalatedAt !== undefined

export const redirectReferral = referral.command({
  name: 'RedirectReferral',
  doc: 'The sender asks another agency instead, after a rejection or when nobody answered in time. A referral that nobody answered ends by it.',
  path: 'redirect',
  may: posts('caseworker', 'social-worker', 'supervisor', 'duty-officer').of('senderAgency'),
  label: { id: 'Alihkan rujukan', en: 'Redirect referral' },
  input: z.strictObject({
    recipientAgencyId: recipientField,
    /** Left out: as before. */
    disclosedCategories: disclosedCategories.optional(),
    basis: basisField.optional(),
  }),
  needs: requestNeeds,
  // Asked here already, so that the sender is told, and not only the reaction that opens the new one.
  opensWork: (_, { caseId, serviceType: service, urgency }, { recipient }) =>
    caseId && service && urgency && workOf({ caseId, service, urgency }, recipient),
  claims: ({ recipientAgencyId }, { caseId, serviceType: service }) =>
    caseId && service
      ? [{ kind: 'open-referral', key: requestKey({ caseId, service, recipientAgencyId }), otherwise: reject('REFERRAL_ALREADY_OPEN') }]
      : [],
  open: (state) =>
    state.redirectedTo
      ? reject('REFERRAL_ALREADY_REDIRECTED')
      : isUnanswered(state) || state.ending === 'rejected'
        ? undefined
        : reject('REFERRAL_NOT_REDIRECTABLE'),
  decide({ recipientAgencyId, basis, ...input }, state, { now, newId, recipient, ...facts }) {
    if (state.redirectedTo?.recipientAgencyId === recipientAgencyId) return []
    const { caseId, personId, senderAgencyId, serviceType, urgency } = state
    if (!caseId || !personId || !senderAgencyId || !serviceType || !urgency) return reject('REFERRAL_NOT_REDIRECTABLE')
    if (state.recipientAgencyId === recipientAgencyId) return reject('SAME_RECIPIENT')
    const asked = {
      caseId,
      personId,
      senderAgencyId,
      recipientAgencyId,
      service: serviceType,
      kind: state.kind === 'TRANSFER' ? ('TRANSFER' as const) : ('REFERRAL' as const),
      urgency,
      disclosedCategories: input.disclosedCategories ?? disclosableCategories.codes.filter((one) => state.disclosed[one] !== undefined),
      basis,
      reason: state.reason,
    }
    const checked = checkedRequest(asked, { ...facts, recipient, now })
    if ('rejected' in checked) return checked
    const data = { ...checked.ok, toReferralId: newId('redirected referral') }
    const redirected = [{ type: 'ReferralRedirected' as const, data }, ...notedWhere(data.discretion)]
    return isUnanswered(state) ? [...redirected, { type: 'ReferralCancelled', data: { code: 'NOT_NEEDED' } }] : redirected
  },
})
