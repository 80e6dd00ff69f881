import { type Reaction, reaction } from '@titian/service'
import { recordClosureAnswer } from '../case/record-closure-answer.ts'
import { closureDesks } from '../facts/case-desk.ts'

/** Cleared or objected, by each service that answers. */
export const recordAnswersWhenDesksAnswer: readonly Reaction[] = closureDesks.flatMap((desk) => [
  reaction(`record-clearance-of-${desk.service}`, desk, 'ClosureCleared', ({ data }) => [answer(desk.service, data, true)]),
  reaction(`record-objection-of-${desk.service}`, desk, 'ClosureObjected', ({ data }) => [answer(desk.service, data, false)]),
])

const answer = (service: string, { caseId, requestId }: { caseId: string; requestId: string }, cleared: boolean) => ({
  command: recordClosureAnswer,
  id: caseId,
  input: { requestId, service, cleared },
})
