import { stateOf } from '@titian/core'
import { subject } from '../subject/subject.ts'
import { subjectIdOf } from '../subject/subject-id.ts'
import type { Case } from './case-state.ts'

/** The person of the case decided upon, as intake alone keeps them: for what hangs on an age. */
export const thePersonOfCase = stateOf(subject, (_, { caseId }: Case) => caseId && subjectIdOf(caseId))
