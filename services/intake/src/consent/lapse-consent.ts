import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { deadlineId, dueAt } from '../fields.ts'
import { consent, consentOf } from './consent.ts'

export const lapseConsent = consent.command({
  name: 'LapseConsent',
  doc: 'A consent that was given before others was not confirmed in time: it holds no longer.',
  path: 'lapse',
  may: systemOnly,
  label: { id: 'Gugurkan persetujuan', en: 'Lapse consent' },
  input: z.strictObject({ deadlineId, dueAt }),
  decide({ deadlineId, dueAt }, state) {
    const standing = consentOf(state, deadlineId)
    if (standing?.state !== 'given' || standing.confirmBy !== dueAt) return []
    return [{ type: 'ConsentLapsed', data: { consentId: deadlineId, deadlineId } }]
  },
})
