import { z } from 'zod'
import { Id } from '../fields.ts'
import { caseCompanions } from '../posts.ts'
import { reject } from '../rejections.ts'
import { circumstances, consent, consentOf } from './consent.ts'

export const confirmConsent = consent.command({
  name: 'ConfirmConsent',
  doc: 'The person says again, in private and with a companion, what was first said before others; from now on it holds as long as they said.',
  path: 'confirm',
  may: caseCompanions,
  label: { id: 'Tegaskan persetujuan', en: 'Confirm consent' },
  input: z.strictObject({ consentId: Id, ...circumstances }),
  decide(input, state, { id }) {
    const standing = consentOf(state, input.consentId)
    if (!standing || state.caseId === undefined) return reject('CONSENT_UNKNOWN')
    if (standing.state !== 'given') return reject('CONSENT_NOT_GIVEN')
    if (standing.confirmBy === undefined) return []
    if (!input.private || !input.whoPresent.includes('COMPANION')) return reject('CONSENT_COMPANION_NEEDED')
    const { purpose, categories, recipientAgencyId, saidUntil } = standing
    const asked = { personId: id, caseId: state.caseId, purpose, categories: [...categories], recipientAgencyId }
    return [{ type: 'ConsentConfirmed', data: { ...asked, ...input, deadlineId: input.consentId, ...(saidUntil && { validUntil: saidUntil }) } }]
  },
})
