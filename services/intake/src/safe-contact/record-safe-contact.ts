import { stateOf } from '@titian/core'
import { z } from 'zod'
import { notOpen, theCase } from '../case/case.ts'
import { theCaseId, thePersonId } from '../fields.ts'
import { caseCompanions } from '../posts.ts'
import { reject } from '../rejections.ts'
import { contactFields } from './events.ts'
import { safeContact } from './safe-contact.ts'

export const recordSafeContact = safeContact.command({
  name: 'RecordSafeContact',
  doc: 'The person says how she can be reached, when, by which code word, who else holds the phone, and what is never to be used. Replaces what she said before.',
  may: caseCompanions,
  label: { id: 'Catat saluran aman', en: 'Record a safe channel' },
  input: z.strictObject({ caseId: theCaseId, personId: thePersonId, ...contactFields }),
  needs: { theCase: stateOf(theCase, 'caseId') },
  caseId: ({ caseId }) => caseId,
  newAggregateId: ({ personId }) => personId,
  given: { caseId: 'case.id', personId: 'case.personId' },
  decide(input, state, { newId, theCase }) {
    const refused = notOpen(theCase)
    if (refused) return refused
    if (theCase.personId !== input.personId) return reject('PERSON_OTHER')
    const contactId = newId('contact')
    return state.channel?.contactId === contactId ? [] : [{ type: 'SafeContactRecorded', data: { contactId, ...input } }]
  },
})
