import { systemOnly } from '@titian/access'
import { z } from 'zod'
import { theCaseId, thePersonId } from '../fields.ts'
import { reject } from '../rejections.ts'
import { subject } from './subject.ts'

export const registerSubject = subject.command({
  name: 'RegisterSubject',
  doc: 'Puts the person of a new case on record, under the id that the conversion named.',
  may: systemOnly,
  label: { id: 'Buat data orang', en: 'Put a person on record' },
  input: z.strictObject({ caseId: theCaseId, personId: thePersonId }),
  decide({ caseId, personId }, state) {
    if (state.status === 'registered') return state.caseId === caseId && state.personId === personId ? [] : reject('SUBJECT_ALREADY_REGISTERED')
    return [{ type: 'SubjectRegistered', data: { caseId, personId } }]
  },
})
