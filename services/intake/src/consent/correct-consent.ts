import { z } from 'zod'
import { caseCompanions } from '../posts.ts'
import { reject } from '../rejections.ts'
import { consent, consentOf, theConsentId } from './consent.ts'
import { correctedBecause } from './pressure.ts'

/** What she never said counts no more, from now on and everywhere; what stood before it is not brought back: she is asked. */
export const correctConsent = consent.command({
  name: 'CorrectConsent',
  doc: 'An answer was recorded that was not given, or not so: it counts no more. What was said is recorded anew.',
  path: 'correct',
  may: caseCompanions,
  label: { id: 'Koreksi catatan persetujuan', en: 'Correct a record of consent' },
  input: z.strictObject({ consentId: theConsentId, because: correctedBecause }),
  open: ({ consents }) =>
    consents.length === 0
      ? reject('CONSENT_UNKNOWN')
      : consents.some(({ state }) => correctable.includes(state))
        ? undefined
        : reject('CONSENT_NOT_CORRECTABLE'),
  decide(input, state) {
    const said = consentOf(state, input.consentId)
    if (!said) return reject('CONSENT_UNKNOWN')
    if (said.state === 'mistaken') return []
    if (!correctable.includes(said.state)) return reject('CONSENT_NOT_CORRECTABLE')
    return [{ type: 'ConsentCorrected', data: { ...input, deadlineId: input.consentId } }]
  },
})

/** What counts for something: a yes, a no, a taking back. */
const correctable: readonly string[] = ['given', 'refused', 'withdrawn']
