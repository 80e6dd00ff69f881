import type { AnyAggregate, AnyCommand, AnyFact, Rejections } from '@titian/core'
import type { Deadline } from '@titian/deadlines'
import type { View } from '@titian/views'
import type { Chapter } from './chapter.ts'
import type { Reaction } from './reaction.ts'
import type { Query } from './reading/query.ts'

/** What holds for a service as a whole. */
interface Whole {
  readonly name: string
  /** Services of which it receives every published stream, whether a fact declares it or not: for the shared timeline. */
  readonly receivesAllOf?: readonly string[]
  /**
   * What cannot be said as a command or a query: a stream of server-sent events. Each route must name and note its looks itself. The engine
   * gives its router, its parts and its tokens.
   */
  readonly routes?: (router: never, parts: never, tokens: never) => void
  /** It keeps a desk per case and answers requests to close. The registry of services must say so too, or it would never be asked. */
  readonly answersClosures?: boolean
}

/** A service as it is written down: its chapters, and what no single one of them owns. */
interface ServiceContents extends Whole {
  readonly chapters: readonly Chapter[]
  /** What several chapters read of other services. */
  readonly facts?: readonly AnyFact[]
  /** Views and queries over several aggregates, or over none of its own. */
  readonly views?: readonly View[]
  readonly queries?: readonly Query[]
  /** Refusals that several chapters share. */
  readonly rejections: Rejections
}

/** A service as the engine runs it; everything else is derived from it. */
export interface ServiceDefinition extends Whole {
  readonly aggregates: readonly AnyAggregate[]
  readonly commands: readonly AnyCommand[]
  readonly facts?: readonly AnyFact[]
  readonly views?: readonly View[]
  readonly queries?: readonly Query[]
  readonly reactions?: readonly Reaction[]
  readonly deadlines?: readonly Deadline[]
  /** All refusals that its commands know, with what they say. */
  readonly rejections: Rejections
}

/** Puts the chapters together, each in its place, before what is common to them. A fact that two of them read is there once. */
export function service({ chapters, facts = [], views = [], queries = [], rejections, ...whole }: ServiceContents): ServiceDefinition {
  return {
    ...whole,
    aggregates: chapters.map(({ aggregate }) => aggregate),
    commands: chapters.flatMap(({ commands }) => commands),
    facts: [...new Set([...chapters.flatMap((one) => one.facts ?? []), ...facts])],
    views: [...chapters.flatMap((one) => one.views ?? []), ...views],
    queries: [...chapters.flatMap((one) => one.queries ?? []), ...queries],
    reactions: chapters.flatMap((one) => one.reactions ?? []),
    deadlines: chapters.flatMap((one) => one.deadlines ?? []),
    rejections: Object.assign({}, ...chapters.map((one) => one.rejections), rejections) as Rejections,
  }
}
