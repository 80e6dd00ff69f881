import { stateOf } from '@titian/core'
import { subject } from '../subject/subject.ts'
import { subjectIdOf } from '../subject/subject-id.ts'

/** The person of the case that an answer is about: their age says who may give it. */
export const personOf = stateOf(subject, ({ caseId }: { readonly caseId: string }) => subjectIdOf(caseId))
