import { agencyFact } from '@titian/case-file'
import { stateOf } from '@titian/core'
import { z } from 'zod'
import { notOpen, theCase } from '../case/case.ts'
import { caseCompanions } from '../posts.ts'
import { reject } from '../rejections.ts'
import { circumstances, contradiction } from './circumstances.ts'
import { consent, question, sameAnswer } from './consent.ts'

/** No service is less for it (SAFETY 11). */
export const refuseConsent = consent.command({
  name: 'RefuseConsent',
  doc: 'The person does not want an agency to know these categories for this purpose. Takes the place of an earlier yes.',
  collection: 'consent-refusals',
  may: caseCompanions,
  label: { id: 'Catat penolakan', en: 'Record a refusal' },
  input: z.strictObject({ ...question, ...circumstances }),
  needs: { theCase: stateOf(theCase, 'caseId'), recipient: stateOf(agencyFact, 'recipientAgencyId') },
  urgent: true,
  caseId: ({ caseId }) => caseId,
  newAggregateId: ({ personId }) => personId,
  given: { caseId: 'case.id', personId: 'case.personId' },
  decide(asked, state, { newId, theCase, recipient }) {
    const refused = notOpen(theCase)
    if (refused) return refused
    if (theCase.personId !== asked.personId) return reject('PERSON_OTHER')
    if (recipient.agencyId === undefined) return reject('AGENCY_UNKNOWN')
    const contradictory = contradiction(asked)
    if (contradictory) return contradictory
    return sameAnswer(state, asked, 'refused') ? [] : [{ type: 'ConsentRefused', data: { consentId: newId('consent'), ...asked } }]
  },
})
