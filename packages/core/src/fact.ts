import { z } from 'zod'
import { aggregate, inStream } from './aggregate.ts'
import type { RecordedEvent } from './envelope.ts'
import type { DataOf, EventDefinition, Events } from './event.ts'
import type { Evolve, Foldable } from './fold.ts'

/** What a service knows of another service's aggregate: the events it received, folded its own way. */
export interface Fact<State, E extends Events> extends Foldable<State> {
  readonly service: string
  readonly aggregate: string
  readonly events: E
  /** As stored in the receiving log: `<service>.<Type>`. */
  readonly typeOf: (type: Extract<keyof E, string>) => string
}

export interface AnyFact {
  readonly name: string
  readonly service: string
  readonly aggregate: string
  readonly events: Events
  readonly initialState: unknown
  fold(events: Iterable<RecordedEvent>, from?: never): unknown
  streamOf(service: string, id: string): string
}

/**
 * Fields of a received event: only what this service reads; others are ignored, so that a producer may add.
 *
 * @param upTo the producer's newest schema version that this was written for. A newer one is read all the same, and counted.
 */
export const received = <Shape extends z.ZodRawShape>(shape: Shape, upTo = 1): EventDefinition<Shape> => ({
  schemaVersion: upTo,
  schema: z.looseObject(shape) as unknown as z.ZodObject<Shape>,
  about: { label: { id: '', en: '' } },
})

/** Declares what is read of another service's aggregate. Types it does not name are passed over: unknown news is no error. */
export function fact<const State, E extends Events>(spec: {
  readonly service: string
  readonly aggregate: string
  readonly events: E
  readonly initialState: State
  readonly evolve: Evolve<State, NoInfer<E>>
}): Fact<State, E> {
  const own = aggregate<State, E>({ name: spec.aggregate, events: spec.events, initialState: spec.initialState, evolve: spec.evolve })
  const prefix = `${spec.service}.`
  return {
    name: `${spec.service}.${inStream(spec.aggregate)}`,
    service: spec.service,
    aggregate: spec.aggregate,
    events: spec.events,
    initialState: spec.initialState,
    typeOf: (type) => `${prefix}${type}`,
    fold: (events, from) =>
      own.fold(
        [...events]
          .map((event) => ({ ...event, type: event.type.slice(prefix.length), schemaVersion: 1 }))
          .filter((event) => event.type in spec.events),
        from,
      ),
    streamOf: (service, id) => `${service}.received.${spec.service}.${inStream(spec.aggregate)}-${id}`,
  }
}

export type FactData<F extends { events: Events }, Type extends keyof F['events']> = DataOf<F['events'][Type]>
