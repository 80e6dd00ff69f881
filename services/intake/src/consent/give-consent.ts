import { agencyFact } from '@titian/case-file'
import { stateOf } from '@titian/core'
import { z } from 'zod'
import { notOpen, theCase } from '../case/case.ts'
import { dueFrom } from '../clock.ts'
import { caseCompanions } from '../posts.ts'
import { reject } from '../rejections.ts'
import { circumstances, contradiction } from './circumstances.ts'
import { consent, question, sameAnswer, validUntil } from './consent.ts'
import { bandOf, kept, ofChild, wrongGiver } from './of-child.ts'
import { personOf } from './person-of.ts'

export const giveConsent = consent.command({
  name: 'GiveConsent',
  doc: 'The person agrees that an agency may know these categories for this purpose. Not said in private, it must be confirmed within 72 hours.',
  may: caseCompanions,
  label: { id: 'Catat persetujuan', en: 'Record consent' },
  input: z.strictObject({ ...question, ...circumstances, ofChild: ofChild.optional(), validUntil: validUntil.optional() }),
  needs: { theCase: stateOf(theCase, 'caseId'), person: personOf, recipient: stateOf(agencyFact, 'recipientAgencyId') },
  caseId: ({ caseId }) => caseId,
  newAggregateId: ({ personId }) => personId,
  given: { caseId: 'case.id', personId: 'case.personId' },
  decide({ validUntil: saidUntil, ofChild, ...said }, state, { actor, now, newId, theCase, person, recipient }) {
    const asked = { ...said, ...(ofChild && { ofChild: kept(ofChild, actor) }) }
    const refused = notOpen(theCase)
    if (refused) return refused
    if (theCase.personId !== asked.personId) return reject('PERSON_OTHER')
    if (recipient.agencyId === undefined) return reject('AGENCY_UNKNOWN')
    const wrong = contradiction(said) ?? wrongGiver(ofChild, bandOf(person, theCase, now), actor)
    if (wrong) return wrong
    if (saidUntil !== undefined && saidUntil <= now.toISOString()) return reject('CONSENT_ENDED')
    const standing = sameAnswer(state, asked, 'given')
    if (standing && standing.saidUntil === saidUntil) return []
    const consentId = newId('consent')
    if (asked.private) return [{ type: 'ConsentGiven', data: { consentId, ...asked, ...(saidUntil && { saidUntil, validUntil: saidUntil }) } }]
    const due = dueFrom('CONSENT-CONFIRM', now, theCase.area)
    const ends = saidUntil !== undefined && saidUntil < due.dueAt ? saidUntil : due.dueAt
    return [
      { type: 'ConsentGiven', data: { consentId, ...asked, ...(saidUntil && { saidUntil }), validUntil: ends } },
      { type: 'ConsentConfirmationDue', data: { consentId, deadlineId: consentId, ...due } },
    ]
  },
})
