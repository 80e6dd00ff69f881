import type { z } from 'zod'
import type { AnyAggregate } from './any-aggregate.ts'
import { type Command, type CommandSpec, command } from './command.ts'
import type { Events } from './event.ts'
import type { FieldGroup } from './field-group.ts'
import { type Evolve, type Foldable, foldWith } from './fold.ts'
import type { Label } from './label.ts'
import type { Needs } from './need.ts'
import type { Relation } from './relation.ts'

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
  /** What people call one of them: `Rujukan`. */
  readonly label?: Label
  /** As in the path; default `${name}s`. */
  readonly plural?: string
  readonly events: E
  readonly initialState: State
  readonly evolve: Evolve<State, NoInfer<E>>
  /**
   * It is nobody's business outside that there are any (intake's subjects): it lives in a log of its own, of which nothing is published, so that
   * not even holes can be counted. Default: all of a stream is published.
   */
  readonly internal?: true
  /** The case a state belongs to, for the timeline and the relations. */
  readonly caseId?: (state: NoInfer<State>, id: string) => string | undefined
  /** Persons the state is about: their data may stand in it. */
  readonly personIds?: (state: NoInfer<State>) => readonly string[]
  readonly relations?: (state: NoInfer<State>, id: string) => readonly Relation[]
  /** They bind to the resource alone, never to its case: nothing of them leaves the service, and nobody else reads these streams for them. */
  readonly relationsStay?: true
  /** Whether work that `opensWork` announced still goes on: the closure of its case waits for it. */
  readonly isOpen?: (state: NoInfer<State>) => boolean
  /** What an authorised reader of this one resource sees, declared field by field; OpenAPI and GraphQL follow. The id is always there. */
  readonly presents?: Presents
  /** Clear values and sealed ones, before redaction. */
  readonly present?: (state: NoInfer<State>, id: string) => Presented<NoInfer<Presents>>
  /** Fields of `presents` that are no plain facts of the case: for those only who read this group in full. */
  readonly guards?: Readonly<Record<string, FieldGroup>>
  /** Its field on a case for those who read one: `referrals`. Left out where it belongs to no case, or is read another way. */
  readonly ofCase?: string
  /** There is one of it in a case at most: its field on the case is no list. */
  readonly onePerCase?: true
}

export interface Aggregate<State, E extends Events, Presents extends z.ZodObject = z.ZodObject>
  extends Foldable<State>,
    Omit<AggregateSpec<State, E, Presents>, 'plural' | 'initialState'> {
  readonly plural: string
  command<Input extends z.ZodObject, N extends Needs = Record<never, never>>(spec: CommandSpec<State, E, Input, N>): Command<State, E, Input, N>
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
