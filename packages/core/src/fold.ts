import type { Actor } from './actor.ts'
import type { RecordedEvent } from './envelope.ts'
import { TitianError } from './error.ts'
import { type DataOf, type Events, upcast } from './event.ts'
import type { OccurredAt } from './time.ts'

/** The part of the envelope that a fold may look at. */
export interface Happening {
  readonly id: string
  readonly version: number
  readonly recordedAt: string
  readonly occurredAt: OccurredAt
  readonly actor: Actor
}

export type Evolve<State, E extends Events> = {
  readonly [Type in keyof E]: (state: State, data: DataOf<E[Type]>, happening: Happening) => State
}

/** Anything that can be folded from a stream: an aggregate of one's own, or the facts received of another service's. */
export interface Foldable<State> {
  readonly name: string
  readonly initialState: State
  /** In which log of the service its streams are. */
  readonly internal?: true
  fold(events: Iterable<RecordedEvent>, from?: State): State
  /** @returns the stream's name inside the log of the service that folds it. */
  streamOf(service: string, id: string): string
}

/** The state that events lead to. Events that this code does not know, or knows in an older version only, are refused. */
export function foldWith<State, E extends Events>(definitions: E, evolve: Evolve<State, E>, events: Iterable<RecordedEvent>, from: State): State {
  let state = from
  for (const event of events) {
    const definition = definitions[event.type]
    const step = evolve[event.type]
    if (definition === undefined || step === undefined)
      throw new TitianError('EVENT_UNKNOWN', { stream: event.stream, version: event.version, type: event.type })
    if (event.schemaVersion > definition.schemaVersion)
      throw new TitianError('EVENT_NEWER_THAN_CODE', { stream: event.stream, version: event.version, type: event.type })
    state = step(state, upcast(definition, event.schemaVersion, event.data) as DataOf<E[string]>, happening(event))
  }
  return state
}

const happening = ({ id, version, recordedAt, meta }: RecordedEvent): Happening => ({
  id,
  version,
  recordedAt,
  occurredAt: meta.occurredAt,
  actor: meta.actor,
})
