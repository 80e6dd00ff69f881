import { stateOf } from '@titian/core'
import { z } from 'zod'
import { theCase } from '../case/case.ts'
import { dueFrom } from '../clock.ts'
import { caseCompanions } from '../posts.ts'
import { reject } from '../rejections.ts'
import { circumstances } from './circumstances.ts'
import { type ConsentLedger, consent, consentOf, theConsentId } from './consent.ts'

/** Stops sharing at once, also in a closed case; never a safety measure that already runs (SAFETY 12). */
export const withdrawConsent = consent.command({
  name: 'WithdrawConsent',
  doc: 'The person takes a consent back: sharing stops at once. Within 72 hours a companion asks in private whether there was pressure.',
  path: 'withdraw',
  may: caseCompanions,
  label: { id: 'Catat penarikan persetujuan', en: 'Withdraw consent' },
  input: z.strictObject({ consentId: theConsentId, pressure: circumstances.pressure }),
  needs: { theCase: stateOf(theCase, (_, { caseId }: ConsentLedger) => caseId) },
  urgent: true,
  open: ({ consents }) =>
    consents.length === 0 ? reject('CONSENT_UNKNOWN') : consents.some(({ state }) => state === 'given') ? undefined : reject('CONSENT_NOT_GIVEN'),
  decide(input, state, { now, newId, theCase }) {
    const standing = consentOf(state, input.consentId)
    if (!standing) return reject('CONSENT_UNKNOWN')
    if (standing.state === 'withdrawn') return []
    if (standing.state !== 'given') return reject('CONSENT_NOT_GIVEN')
    const check = { consentId: input.consentId, deadlineId: newId('pressure-check'), ...dueFrom('PRESSURE-CHECK', now, theCase.area) }
    return [
      { type: 'ConsentWithdrawn', data: { ...input, deadlineId: input.consentId } },
      { type: 'PressureCheckDue', data: check },
    ]
  },
})
