import { idOf, type Past, sealedFixture } from '@titian/testing'
import type { AgeRecord } from './age.ts'
import type { subject } from './subject.ts'

type SubjectPast = Past<(typeof subject)['events']>

export const registered = (): SubjectPast => ({ type: 'SubjectRegistered', data: { caseId: idOf('case'), personId: idOf('person') } })
export const recordedName = (name = 'nama rekaan'): SubjectPast => ({
  type: 'IdentityAttributeRecorded',
  data: { source: 'STATED', name: sealedFixture(name) },
})
export const aged = (kind: AgeRecord['kind'], monthOf18thBirthday: string, irregular = false): SubjectPast => ({
  type: 'AgeRecorded',
  data: { kind, monthOf18thBirthday, irregular },
})
