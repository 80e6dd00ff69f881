import { posts } from '@titian/access'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { legalBasisOf } from './disclosure.ts'
import { reviewWhere } from './disclosure-review.ts'
import { notedWhere, workOf } from './discretion.ts'
import { referral } from './referral.ts'
import { answerDue, checkedRequest } from './request-checks.ts'
import { requestFields, requestKey, requestNeeds } from './request-input.ts'

export const requestReferral = referral.command({
  name: 'RequestReferral',
  doc: 'Asks another agency to serve the person (REFERRAL) or to answer for the case from the hand-over on (TRANSFER). Refused unless consent or a law covers every disclosed category.',
  may: posts('caseworker', 'social-worker', 'supervisor', 'duty-officer').of('accountableAgency'),
  label: { id: 'Ajukan rujukan', en: 'Request referral' },
  input: z.strictObject(requestFields),
  needs: requestNeeds,
  caseId: ({ caseId }) => caseId,
  opensWork: (input, _, { recipient }) => workOf(input, recipient),
  claims: (input) => [{ kind: 'open-referral', key: requestKey(input), otherwise: reject('REFERRAL_ALREADY_OPEN') }],
  legalBasis: ({ basis, disclosedCategories }) => legalBasisOf(basis, disclosedCategories.length > 0),
  given: { caseId: 'case.id', personId: 'case.personId' },
  usual: true,
  decide(input, state, { actor, now, recipient, ...facts }) {
    if (state.status !== 'unknown') {
      const same =
        state.caseId === input.caseId &&
        state.serviceType === input.service &&
        state.recipientAgencyId === input.recipientAgencyId &&
        state.kind === input.kind
      return same ? [] : reject('REFERRAL_ALREADY_REQUESTED')
    }
    const checked = checkedRequest({ ...input, senderAgencyId: actor.agencyId }, { ...facts, recipient, now })
    if ('rejected' in checked) return checked
    return [
      { type: 'ReferralRequested', data: checked.ok },
      ...notedWhere(checked.ok.discretion),
      { type: 'ReferralAnswerDue', data: answerDue(input.urgency, recipient, now) },
      ...reviewWhere(checked.againstRefusal, checked.ok.discretion, facts.theCase, now),
    ]
  },
})
