import type { AnyCommand } from './command.ts'
import { isRejection } from './rejection.ts'

/**
 * What a command comes to: whether it is open at all is asked before what `decide` says is taken. What is so already is said again without harm,
 * also where the command is not open any more.
 */
export function decided(
  command: Pick<AnyCommand, 'open' | 'decide'>,
  input: unknown,
  state: unknown,
  context: unknown,
): ReturnType<AnyCommand['decide']> {
  const closed = command.open?.(state as never, context as never)
  const outcome = command.decide(input as never, state as never, context as never)
  return closed !== undefined && (isRejection(outcome) || outcome.length > 0) ? closed : outcome
}
