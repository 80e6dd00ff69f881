import { consentFact } from '@titian/case-file'
import { reaction } from '@titian/service'
import type { Db } from '@titian/views'
import { stopDisclosure } from '../referral/stop-disclosure.ts'

const waitingOn = async (consentId: string, db: Db) => {
  const { rows } = await db.query<{ referral_id: string }>(
    `select referral_id from referral where status = 'requested' and $1 = any(consent_ids) order by referral_id`,
    [consentId],
  )
  return rows.map(({ referral_id: id }) => ({ command: stopDisclosure, id, input: {} }))
}

/** Withdrawal stops sharing at once (SAFETY 12): referrals that rest on the consent and wait for an answer are taken back. */
export const stopDisclosureWhenConsentIsWithdrawn = reaction(
  'stop-disclosure-when-consent-is-withdrawn',
  consentFact,
  'ConsentWithdrawn',
  ({ data: { consentId } }, { db }) => waitingOn(consentId, db),
)

/** What was never said is no ground either. */
export const stopDisclosureWhenConsentWasAMistake = reaction(
  'stop-disclosure-when-consent-was-a-mistake',
  consentFact,
  'ConsentCorrected',
  ({ data: { consentId } }, { db }) => waitingOn(consentId, db),
)
