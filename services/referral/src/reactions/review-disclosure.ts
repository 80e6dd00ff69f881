import { consentFact } from '@titian/case-file'
import { reaction } from '@titian/service'
import { requireDisclosureReview } from '../referral/require-disclosure-review.ts'

interface Found {
  readonly referral_id: string
}
const required = (rows: readonly Found[]) => rows.map(({ referral_id: id }) => ({ command: requireDisclosureReview, id, input: {} }))

/** She says no to what a law discloses already to that agency: whether it may go on is for a second person (SAFETY 12). */
export const reviewDisclosureWhenConsentIsRefused = reaction(
  'review-disclosure-when-consent-is-refused',
  consentFact,
  'ConsentRefused',
  async ({ data: { personId, recipientAgencyId, categories } }, { db }) => {
    const { rows } = await db.query<Found>(
      `select referral_id from referral
        where person_id = $1 and recipient_agency_id = $2 and status <> 'ended' and despite_refusal && $3::text[] order by referral_id`,
      [personId, recipientAgencyId, categories],
    )
    return required(rows)
  },
)

export const reviewDisclosureWhenConsentIsWithdrawn = reaction(
  'review-disclosure-when-consent-is-withdrawn',
  consentFact,
  'ConsentWithdrawn',
  async ({ data: { consentId } }, { db }) => {
    const { rows } = await db.query<Found>(
      `select distinct referral_id from referral r join consent_answer c on c.person_id::text = r.person_id
          and c.recipient_agency_id::text = r.recipient_agency_id and r.despite_refusal && c.categories
        where c.consent_id = $1 and r.status <> 'ended' order by referral_id`,
      [consentId],
    )
    return required(rows)
  },
)
