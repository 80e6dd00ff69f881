import { z } from 'zod'
import { caseCompanions } from '../posts.ts'
import { reject } from '../rejections.ts'
import { circumstances, contradiction } from './circumstances.ts'
import { consent, consentOf, theConsentId } from './consent.ts'

export const confirmConsent = consent.command({
  name: 'ConfirmConsent',
  doc: 'The person says again, in private and with a companion, what was first said before others; from now on it holds as long as they said.',
  path: 'confirm',
  may: caseCompanions,
  label: { id: 'Tegaskan persetujuan', en: 'Confirm consent' },
  input: z.strictObject({ consentId: theConsentId, ...circumstances }),
  open: ({ consents }) =>
    consents.length === 0
      ? reject('CONSENT_UNKNOWN')
      : consents.some(({ state, confirmBy }) => state === 'given' && confirmBy !== undefined)
        ? undefined
        : reject('CONSENT_NOT_GIVEN'),
  decide({ consentId, ...again }, state, { id, newId }) {
    const standing = consentOf(state, consentId)
    if (!standing || state.caseId === undefined) return reject('CONSENT_UNKNOWN')
    if (standing.state === 'confirmed' || (standing.state === 'given' && standing.confirmBy === undefined)) return []
    if (standing.state !== 'given') return reject('CONSENT_NOT_GIVEN')
    if (!again.private || !again.whoPresent.includes('COMPANION')) return reject('CONSENT_COMPANION_NEEDED')
    const contradictory = contradiction(again)
    if (contradictory) return contradictory
    const { purpose, categories, recipientAgencyId, ofChild, saidUntil } = standing
    const asked = { personId: id, caseId: state.caseId, purpose, categories: [...categories], recipientAgencyId, ...(ofChild && { ofChild }) }
    return [
      { type: 'ConsentConfirmed', data: { consentId, deadlineId: consentId } },
      { type: 'ConsentGiven', data: { consentId: newId('consent'), ...asked, ...again, ...(saidUntil && { saidUntil, validUntil: saidUntil }) } },
    ]
  },
})
