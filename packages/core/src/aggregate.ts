import type { z } from 'zod'
import type { Actor } from './actor.ts'
import { type Command, type CommandSpec, command } from './command.ts'
import type { RecordedEvent } from './envelope.ts'
import { TitianError } from './error.ts'
import { type DataOf, type Events, upcast } from './event.ts'
import type { Needs } from './need.ts'
import type { Relation } from './relation.ts'
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

/** An event as `decide` returns it. */
export type EventOf<E extends Events> = {
  [Type in Extract<keyof E, string>]: { readonly type: Type; readonly data: DataOf<E[Type]>; readonly occurredAt?: OccurredAt }
}[Extract<keyof E, string>]

/** What `present` answers for a schema: sealed values where it says personal, everything read-only. */
export type Presented<Schema extends z.ZodObject> = ReadOnly<z.input<Schema>>
type ReadOnly<Value> = Value extends readonly (infer One)[]
  ? readonly ReadOnly<One>[]
  : Value extends object
    ? { readonly [Key in keyof Value]: ReadOnly<Value[Key]> }
    : Value

export interface AggregateSpec<State, E extends Events, Presents extends z.ZodObject = z.ZodObject> {
  /** Singular, kebab-case: part of the stream's name. */
  readonly name: string
  /** As in the path; default `${name}s`. */
  readonly plural?: string
  readonly events: E
  readonly initialState: State
  readonly evolve: Evolve<State, NoInfer<E>>
  /** False for what never leaves the service, sealed or not (intake's subjects). Default true: all of a stream is published, so that nothing can be counted from holes. */
  readonly published?: boolean
  /** The case a state belongs to, for the timeline and the relations. */
  readonly caseId?: (state: NoInfer<State>, id: string) => string | undefined
  /** Persons the state is about: their data may stand in it. */
  readonly personIds?: (state: NoInfer<State>) => readonly string[]
  readonly relations?: (state: NoInfer<State>, id: string) => readonly Relation[]
  /** Whether work that `opensWork` announced still goes on: the closure of its case waits for it. */
  readonly isOpen?: (state: NoInfer<State>) => boolean
  /** What an authorised reader of this one resource sees, declared field by field; OpenAPI and GraphQL follow. The id is always there. */
  readonly presents?: Presents
  /** Clear values and sealed ones, before redaction. */
  readonly present?: (state: NoInfer<State>, id: string) => Presented<NoInfer<Presents>>
  /** Its field on a case for those who read one: `referrals`. Left out where it belongs to no case, or is read another way. */
  readonly ofCase?: string
  /** There is one of it in a case at most: its field on the case is no list. */
  readonly onePerCase?: true
}

/** Anything that can be folded from a stream: an aggregate of one's own, or the facts received of another service's. */
export interface Foldable<State> {
  readonly name: string
  readonly initialState: State
  fold(events: Iterable<RecordedEvent>, from?: State): State
  /** @returns the stream's name inside the log of the service that folds it. */
  streamOf(service: string, id: string): string
}

export interface Aggregate<State, E extends Events, Presents extends z.ZodObject = z.ZodObject>
  extends Foldable<State>,
    Omit<AggregateSpec<State, E, Presents>, 'plural' | 'initialState'> {
  readonly plural: string
  command<Input extends z.ZodObject, N extends Needs = Record<never, never>>(spec: CommandSpec<State, E, Input, N>): Command<State, E, Input, N>
}

/** An aggregate with its types forgotten: what the kit works with. */
export interface AnyAggregate {
  readonly name: string
  readonly plural: string
  readonly events: Events
  readonly initialState: unknown
  readonly published?: boolean
  readonly caseId?: (state: never, id: string) => string | undefined
  readonly personIds?: (state: never) => readonly string[]
  readonly relations?: (state: never, id: string) => readonly Relation[]
  readonly isOpen?: (state: never) => boolean
  readonly presents?: z.ZodObject
  readonly present?: (state: never, id: string) => Readonly<Record<string, unknown>>
  readonly ofCase?: string
  readonly onePerCase?: true
  fold(events: Iterable<RecordedEvent>, from?: never): unknown
  streamOf(service: string, id: string): string
}

/** A stream's name ends its category at the first dash after the last dot, so an aggregate's own dashes become underscores there. */
export const inStream = (aggregateName: string): string => aggregateName.replaceAll('-', '_')

/** Declares state, events and how the one follows from the other. */
export function aggregate<const State, E extends Events, Presents extends z.ZodObject = z.ZodObject>(
  spec: AggregateSpec<State, E, Presents>,
): Aggregate<State, E, Presents> {
  const self: Aggregate<State, E, Presents> = {
    ...spec,
    plural: spec.plural ?? `${spec.name}s`,
    fold: (events, from = spec.initialState) => foldWith(spec.events, spec.evolve, events, from),
    streamOf: (service, id) => `${service}.${inStream(spec.name)}-${id}`,
    command: (commandSpec) => command(self as unknown as AnyAggregate, commandSpec),
  }
  return self
}

function foldWith<State, E extends Events>(definitions: E, evolve: Evolve<State, E>, events: Iterable<RecordedEvent>, from: State): State {
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
