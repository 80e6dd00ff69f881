import { posts } from '@titian/access'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { basisField, disclosedCategories, grounded, groundsOf, legalBasisOf } from './disclosure.ts'
import { reviewWhere } from './disclosure-review.ts'
import { referral } from './referral.ts'
import { requestNeeds } from './request-input.ts'

export const widenDisclosure = referral.command({
  name: 'WidenDisclosure',
  doc: 'Discloses more to the recipient of a referral: a new disclosure, with a consent or a law of its own. What was disclosed before stays as it was.',
  path: 'widen-disclosure',
  may: posts('caseworker', 'social-worker', 'supervisor', 'duty-officer').of('accountableAgency'),
  label: { id: 'Buka data tambahan', en: 'Disclose more' },
  input: z.strictObject({ disclosedCategories: disclosedCategories.min(1), basis: basisField.optional() }),
  needs: requestNeeds,
  legalBasis: ({ basis }) => legalBasisOf(basis, true),
  open: ({ status }) => (status === 'unknown' ? reject('REFERRAL_NOT_OPEN') : status === 'ended' ? reject('REFERRAL_ALREADY_ENDED') : undefined),
  decide({ disclosedCategories: asked, basis }, state, { now, theCase, consents, recipient }) {
    const { recipientAgencyId, urgency, disclosed, discretion } = state
    if (recipientAgencyId === undefined) return reject('REFERRAL_NOT_OPEN')
    if (theCase.status === 'closed') return reject('CASE_CLOSED')
    const categories = [...new Set(asked)]
    const disclosure = { recipientAgencyId, recipientKind: recipient.kind, categories, basis, emergency: urgency === 'EMERGENCY' }
    const found = grounded(disclosure, consents, theCase, now)
    if ('rejected' in found) return found
    const grounds = groundsOf(categories, found.byLaw, basis)
    if (categories.every((one) => disclosed[one] === grounds[one])) return []
    const { consentIds, byLaw, againstRefusal } = found
    const data = { discretion, disclosedCategories: categories, consentIds: [...consentIds], byLaw: [...byLaw], ...(basis && { basis }) }
    return [{ type: 'DisclosureWidened', data }, ...reviewWhere(againstRefusal, discretion, theCase, now)]
  },
})
