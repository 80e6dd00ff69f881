import { isTitianError, type RecordedEvent, TitianError } from '@titian/core'
import type { Parts } from '../parts.ts'
import { authorise } from './authorise.ts'
import type { Call, CommandAnswer } from './call.ts'
import type { Loaded } from './load.ts'
import { personsOf } from './new-persons.ts'
import { saidHash } from './said-hash.ts'
import type { Target } from './target.ts'

const rightLost = ['NOT_FOUND', 'FORBIDDEN', 'FACTS_STALE', 'VIEWS_BEHIND']

/**
 * Answers a command from the log. Its id is made of the caller's own name, so only who gave it can ask; they learn that it was done, which they
 * knew, and the state of today only where they may still give it.
 * @throws COMMAND_ID_REUSED where the input, or when it happened, is another · COMMAND_ERASED
 */
export async function repeated(
  parts: Parts,
  call: Call,
  input: unknown,
  target: Target,
  loaded: Loaded,
  done: readonly RecordedEvent[],
): Promise<CommandAnswer> {
  const last = done.at(-1)
  const hash = await saidHash(call, input, { personIdOf: personsOf(parts, call, target, loaded.state), keyRing: parts.keyRing })
  if (last === undefined || last.meta.inputHash !== hash) throw new TitianError('COMMAND_ID_REUSED', {})
  const leave = await authorise(parts, call, input, target, loaded).catch((error: unknown) => {
    if (rightLost.some((code) => isTitianError(error, code))) return undefined
    throw error
  })
  const answer = {
    id: target.id,
    stream: target.stream,
    version: last.version,
    position: last.position,
    changed: false,
    caseId: last.meta.caseId,
    caseRelations: leave?.caseRelations ?? [],
    state: loaded.state,
  }
  return leave === undefined || leave.blind ? shownNothing(answer) : answer
}

/** It was done, and that is all. */
export const shownNothing = (answer: CommandAnswer): CommandAnswer => ({ ...answer, caseRelations: [], state: undefined })
