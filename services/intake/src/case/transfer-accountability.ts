import { systemOnly } from '@titian/access'
import { referralFact } from '@titian/case-file'
import { stateOf } from '@titian/core'
import { z } from 'zod'
import { caseworker, theReferralId } from '../fields.ts'
import { notOpen, theCase } from './case.ts'
import { formerly, henceforth } from './events.ts'
import { missingOf, namedFor, unitOf } from './named.ts'

/** Moves only from the one that is accountable now: of two hand-overs that cross, the later one is answered with a refusal. */
export const transferAccountability = theCase.command({
  name: 'TransferAccountability',
  doc: 'A transfer was handed over to the end: the receiving agency answers for the case from now on.',
  path: 'transfer-accountability',
  may: systemOnly,
  label: { id: 'Alihkan tanggung jawab', en: 'Transfer accountability' },
  input: z.strictObject({ referralId: theReferralId, from: formerly, to: henceforth, caseworkerId: caseworker }),
  needs: { referral: stateOf(referralFact, 'referralId'), named: namedFor(({ to }: { to: string }) => to) },
  decide({ referralId, from, to, caseworkerId }, state, { id, referral, named }) {
    if (referral.kind !== 'TRANSFER' || referral.caseId !== id) return []
    if (state.handovers.includes(referralId)) return []
    if (notOpen(state)) return [{ type: 'AccountabilityTransferRefused', data: { referralId, code: 'CASE_CLOSED' } }]
    if (state.accountable !== from) return [{ type: 'AccountabilityTransferRefused', data: { referralId, code: 'NOT_ACCOUNTABLE' } }]
    return [{ type: 'AccountabilityTransferred', data: { from, to, caseworkerId, ...unitOf(named), referralId } }, ...missingOf(named)]
  },
})
