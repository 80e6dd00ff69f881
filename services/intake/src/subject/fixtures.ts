import { idOf, type Past, sealedFixture } from '@titian/testing'
import { inMonth, type Zone } from '@titian/vocabulary'
import type { AgeRecord } from './age.ts'
import type { subject } from './subject.ts'

type SubjectPast = Past<(typeof subject)['events']>

export const registered = (): SubjectPast => ({ type: 'SubjectRegistered', data: { caseId: idOf('case'), personId: idOf('person') } })
export const recordedName = (name = 'nama rekaan'): SubjectPast => ({
  type: 'IdentityAttributeRecorded',
  data: { source: 'STATED', name: sealedFixture(name) },
})
export const aged = (kind: AgeRecord['kind'], month: string, irregular = false, zone: Zone = 'WITA'): SubjectPast => ({
  type: 'AgeRecorded',
  data: { kind, turns18: inMonth(month, zone), irregular },
})
