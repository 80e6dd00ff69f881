import { z } from 'zod'
import { caseCompanions } from '../posts.ts'
import { reject } from '../rejections.ts'
import { circumstances, consent, consentOf, theConsentId } from './consent.ts'

/** Stops sharing at once, also in a closed case; never a safety measure that already runs (SAFETY 12). */
export const withdrawConsent = consent.command({
  name: 'WithdrawConsent',
  doc: 'The person takes a consent back: sharing stops at once. A companion asks in private whether there was pressure.',
  path: 'withdraw',
  may: caseCompanions,
  label: { id: 'Catat penarikan persetujuan', en: 'Withdraw consent' },
  input: z.strictObject({ consentId: theConsentId, pressure: circumstances.pressure }),
  urgent: true,
  open: ({ consents }) =>
    consents.length === 0 ? reject('CONSENT_UNKNOWN') : consents.some(({ state }) => state === 'given') ? undefined : reject('CONSENT_NOT_GIVEN'),
  decide(input, state) {
    const standing = consentOf(state, input.consentId)
    if (!standing) return reject('CONSENT_UNKNOWN')
    if (standing.state === 'withdrawn') return []
    if (standing.state !== 'given') return reject('CONSENT_NOT_GIVEN')
    return [{ type: 'ConsentWithdrawn', data: { ...input, deadlineId: input.consentId } }]
  },
})
