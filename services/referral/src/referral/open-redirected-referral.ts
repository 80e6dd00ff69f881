import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { sender } from '../fields.ts'
import { reject } from '../rejections.ts'
import { reviewWhere } from './disclosure-review.ts'
import { notedWhere, workOf } from './discretion.ts'
import { referral } from './referral.ts'
import { answerDue, checkedRequest } from './request-checks.ts'
import { requestFields, requestKey, requestNeeds } from './request-input.ts'

export const openRedirectedReferral = referral.command({
  name: 'OpenRedirectedReferral',
  doc: 'Opens the referral that a redirection names, under the same checks: what was consented to then may be withdrawn by now.',
  may: systemOnly,
  label: { id: 'Buka rujukan alihan', en: 'Open redirected referral' },
  input: z.strictObject({ ...requestFields, senderAgencyId: sender }),
  needs: requestNeeds,
  caseId: ({ caseId }) => caseId,
  opensWork: (input, _, { recipient }) => workOf(input, recipient),
  claims: (input) => [{ kind: 'open-referral', key: requestKey(input), otherwise: reject('REFERRAL_ALREADY_OPEN') }],
  decide(input, state, { now, recipient, ...facts }) {
    if (state.status !== 'unknown') return []
    const checked = checkedRequest(input, { ...facts, recipient, now })
    if ('rejected' in checked) return checked
    return [
      { type: 'ReferralRequested', data: checked.ok },
      ...notedWhere(checked.ok.discretion),
      { type: 'ReferralAnswerDue', data: answerDue(input.urgency, recipient, now) },
      ...reviewWhere(checked.againstRefusal, checked.ok.discretion, facts.theCase, now),
    ]
  },
})
