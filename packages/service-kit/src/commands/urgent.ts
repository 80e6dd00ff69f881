import { type AnyCommand, TitianError } from '@titian/core'
import type { Parts } from '../parts.ts'
import type { Call } from './call.ts'

/** Whether it must not wait for what others have not said, nor for a clock to be set right. @param input checked */
export const isUrgent = ({ urgent }: Pick<AnyCommand, 'urgent'>, input: unknown): boolean =>
  typeof urgent === 'function' ? urgent(input as never) : urgent === true

/** Said alike for every id, before anything is looked up. What the system does of itself goes on by the database's time. @throws CLOCK_WRONG */
export function assertClockRight(
  { clockWatch }: Pick<Parts, 'clockWatch'>,
  { command, principal }: Pick<Call, 'command' | 'principal'>,
  input: unknown,
): void {
  if (principal.post !== 'system' && clockWatch.isWrong() && !isUrgent(command, input)) throw new TitianError('CLOCK_WRONG')
}
