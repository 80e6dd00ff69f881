import type { AnyAggregate, AnyCommand } from '@titian/core'

/**
 * A due date, read off the log. The event that sets it carries `rule` (id of the rule of law or policy), `dueAt` (ISO instant) and `zone`
 * (IANA, of the obligated unit): so a changed rule stays visible in the history.
 */
export interface Deadline {
  /** Unique within the service: `referral-answer`. */
  readonly name: string
  readonly aggregate: AnyAggregate
  /**
   * Types of the events that set it: their data has `rule`, `dueAt`, `zone`, and may have `deadlineId` where a stream holds several. One of them
   * without `dueAt` sets nothing (there is nobody left to be told).
   */
  readonly setBy: string | readonly string[]
  /** Where an event sets two deadlines: the field of its data, a group, in which this one's `rule`, `dueAt` and `zone` stand. */
  readonly within?: string
  /** Types that settle it: all of the stream's, or the one of their `deadlineId`. */
  readonly settledBy: readonly string[]
  /** System command given to the stream's aggregate when it falls due; `decide` answers `[]` where it no longer matters. Input: `{ deadlineId?, dueAt }` as far as its schema has them. */
  readonly fires: AnyCommand
}

export const deadline = (definition: Deadline): Deadline => definition

export const setters = ({ setBy }: Pick<Deadline, 'setBy'>): readonly string[] => (typeof setBy === 'string' ? [setBy] : setBy)
