import type { AnyAggregate, AnyCommand, AnyFact, Rejections } from '@titian/core'
import type { Deadline } from '@titian/deadlines'
import type { View } from '@titian/views'
import type { Reaction } from './reaction.ts'
import type { Query } from './reading/query.ts'

/** One aggregate with all that is its own; its folder exports this one thing, and a service lists it in one line. */
export interface Chapter {
  readonly aggregate: AnyAggregate
  readonly commands: readonly AnyCommand[]
  /** What its commands read of other services. */
  readonly facts?: readonly AnyFact[]
  readonly views?: readonly View[]
  readonly queries?: readonly Query[]
  /** Those that give one of its commands. */
  readonly reactions?: readonly Reaction[]
  readonly deadlines?: readonly Deadline[]
  /** Refusals that no other aggregate of the service knows. */
  readonly rejections?: Rejections
}

export const chapter = (own: Chapter): Chapter => own
