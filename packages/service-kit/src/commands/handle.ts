import { isTitianError } from '@titian/core'
import { clearSchema } from '@titian/privacy'
import { valid } from '../http/validation.ts'
import type { Parts } from '../parts.ts'
import { authorise } from './authorise.ts'
import type { Call, CommandAnswer } from './call.ts'
import { mutexByKey } from './mutex.ts'
import { assertNotStale } from './not-stale.ts'
import { record } from './record.ts'
import { repeated, shownNothing } from './repeat.ts'
import { type Target, targetOf } from './target.ts'
import { assertClockRight, isUrgent } from './urgent.ts'

/** A conflict with another process is decided anew this often. What the caller has seen is compared each time. */
const ATTEMPTS = 8

export type Handle = (call: Call) => Promise<CommandAnswer>

/**
 * The walk of a command: parse → load and fold → answer a repeat → authorise → compare with what the caller has seen → seal → decide → claim →
 * append. Errors: `INPUT_INVALID`, `CLOCK_WRONG`, `NOT_FOUND`, `FORBIDDEN`, `STALE_VERSION`, `COMMAND_ID_REUSED`, `COMMAND_REJECTED { rejection }`,
 * `FACTS_STALE`, `VIEWS_BEHIND`, those of the key ring and of the log.
 */
export function commandHandler(parts: Parts): Handle {
  const oneAtATime = mutexByKey()
  return async (call) => {
    const input: unknown = valid(call.form === 'clear' ? clearSchema(call.command.input) : call.command.input, call.input)
    assertClockRight(parts, call, input)
    const target = targetOf(parts, call, input)
    return oneAtATime(target.stream, () => attempt(parts, call, input, target))
  }
}

async function attempt(parts: Parts, call: Call, input: unknown, target: Target): Promise<CommandAnswer> {
  for (let left = ATTEMPTS; ; left -= 1) {
    try {
      return await once(parts, call, input, target)
    } catch (error) {
      const again = isTitianError(error, 'VERSION_CONFLICT') || (isTitianError(error, 'CLOCK_WRONG') && (await wasPutRight(parts, call, input)))
      if (!again || left <= 1) throw error
    }
  }
}

/** The log has refused our time before the watch saw that it is wrong: what does not wait for a clock is recorded by the database's. */
async function wasPutRight({ clockWatch }: Parts, { command, principal }: Call, input: unknown): Promise<boolean> {
  await clockWatch.check()
  return clockWatch.isWrong() && (principal.post === 'system' || isUrgent(command, input))
}

async function once(parts: Parts, call: Call, input: unknown, target: Target): Promise<CommandAnswer> {
  const { command } = call
  const { aggregate } = command
  const loaded = await parts.load(aggregate, target.id)
  const done = loaded.events.filter(({ meta }) => meta.commandId === target.commandId)
  if (done.length > 0) return repeated(parts, call, input, target, loaded, done)

  const { caseRelations, blind } = await authorise(parts, call, input, target, loaded)
  if (!blind) assertNotStale(parts, call, target, loaded, caseRelations)

  const answer = await record(parts, call, input, { target, loaded, caseRelations })
  return blind ? shownNothing(answer) : answer
}
