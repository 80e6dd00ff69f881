import type { z } from 'zod'
import type { Actor } from './actor.ts'
import type { AnyAggregate } from './any-aggregate.ts'
import type { LegalBasis } from './envelope.ts'
import type { EventOf, Events } from './event.ts'
import type { Label } from './label.ts'
import type { Needs, Resolved } from './need.ts'
import type { Rejection } from './rejection.ts'
import type { May } from './relation.ts'

/** What `decide` may look at beside input and state. Nothing here is ambient: the same context decides the same. */
export interface DecisionContext {
  readonly actor: Actor
  readonly now: Date
  /** Id of the aggregate decided upon. */
  readonly id: string
  readonly purpose: string
  /** Ids for what the decision creates; derived from the command, so that a repeat creates the same. `label` tells several apart. */
  readonly newId: (label: string) => string
  /** Random bytes derived from the command, for numbers that must not be guessed from outside (case number, return code). */
  readonly newBytes: (label: string, count: number) => Uint8Array
  /** Id of a person whom nobody knew before, by where they stand in the input (`persons.0`): see `newPersons`. */
  readonly newPersonId: (slot: string) => string
}

/** Reserves something across streams before the append: a case number, one open referral per case, service and recipient. */
export interface Claim {
  readonly kind: string
  readonly key: string
  /** What the caller is told where it is taken. */
  readonly otherwise: Rejection
}

/** What the kit fills in for a person, so that no form asks for it. */
export type GivenBy = 'case.id' | 'case.personId' | 'me.userId' | 'me.agencyId'

/** Id of the case, with whether it is for an immediate need; undefined where none is opened. */
export type OpenedWork = string | { readonly caseId: string; readonly immediate: boolean } | undefined

export interface CommandSpec<State, E extends Events, Input extends z.ZodObject, N extends Needs> {
  /** Imperative: `AcceptReferral`. */
  readonly name: string
  /** One sentence for the reference and the API. */
  readonly doc: string
  /** Verb in the path: `POST /referrals/<id>/accept`. Left out where the command creates: `POST /referrals`. */
  readonly path?: string
  /** Where a second creating command of an aggregate has its door: `public-reports` → `POST /public-reports`. Default: the aggregate's plural. */
  readonly collection?: string
  readonly may: May
  readonly label: Label
  readonly input: Input
  readonly needs?: N
  /** The case a creating command belongs to, for the relations of its caller. */
  readonly caseId?: (input: z.output<Input>) => string | undefined
  /**
   * A resource of another aggregate whose relations count for who gives it as well: who has the duty for a report may exclude from it. That the two
   * belong together is for `decide` to say.
   */
  readonly boundBy?: (input: z.output<Input>) => { readonly aggregate: AnyAggregate; readonly id: string } | undefined
  /** Id of the new aggregate where it is not random: a consent ledger is one per person. */
  readonly newAggregateId?: (input: z.output<Input>) => string
  /** The persons in its input are new: their ids are not the sender's to choose, but follow from this record under the service's secret. */
  readonly newPersons?: true
  readonly claims?: (input: z.output<Input>, state: State, context: DecisionContext & Resolved<N>) => readonly Claim[]
  /**
   * Work on a case that its closure must wait for: written to the service's case desk before the append. Immediate work is never refused;
   * where the desk has cleared the case already, it objects.
   */
  readonly opensWork?: (input: z.output<Input>, state: State, context: DecisionContext & Resolved<N>) => OpenedWork
  /**
   * Why it cannot be given now, whatever is said with it: the part of `decide` that needs no input. The kit asks it before it takes what `decide`
   * says, so the two cannot part; saying again what is so already is no error all the same. Also tells people beforehand what they can do.
   */
  readonly open?: (state: State, context: Pick<DecisionContext, 'actor' | 'now'>) => Rejection | undefined
  /** Fields that are filled in for whoever gives it. */
  readonly given?: { readonly [Field in keyof z.input<Input>]?: GivenBy }
  /** The usual next step: offered before others. */
  readonly usual?: true
  /**
   * A report, an immediate need, a step for safety: always, or by what is said with it. It is taken also where others are not heard or the clock is
   * wrong; where an exclusion may have been missed, its answer shows nothing. Never for what opens anything to anyone.
   */
  readonly urgent?: true | ((input: z.output<Input>) => boolean)
  /** What only whoever gave it is told, each time it is sent: the return code of a report from the public door. */
  readonly receipt?: (id: string) => string
  readonly legalBasis?: (input: z.output<Input>, state: State, context: DecisionContext & Resolved<N>) => LegalBasis
  /** Pure. Nothing (`[]`) = already so; a rejection = understood and refused. */
  decide(input: z.output<Input>, state: State, context: DecisionContext & Resolved<N>): readonly EventOf<E>[] | Rejection
}

export interface Command<State, E extends Events, Input extends z.ZodObject, N extends Needs> extends CommandSpec<State, E, Input, N> {
  readonly aggregate: AnyAggregate
}

/** A command with its types forgotten: what the kit works with. */
export interface AnyCommand {
  readonly name: string
  readonly doc: string
  readonly path?: string
  readonly collection?: string
  readonly may: May
  readonly label: Label
  readonly input: z.ZodObject
  readonly needs?: Needs
  readonly aggregate: AnyAggregate
  readonly caseId?: (input: never) => string | undefined
  readonly boundBy?: (input: never) => { readonly aggregate: AnyAggregate; readonly id: string } | undefined
  readonly newAggregateId?: (input: never) => string
  readonly newPersons?: true
  readonly receipt?: (id: string) => string
  readonly claims?: (input: never, state: never, context: never) => readonly Claim[]
  readonly opensWork?: (input: never, state: never, context: never) => OpenedWork
  readonly open?: (state: never, context: never) => Rejection | undefined
  readonly given?: Readonly<Record<string, GivenBy | undefined>>
  readonly usual?: true
  readonly urgent?: true | ((input: never) => boolean)
  readonly legalBasis?: (input: never, state: never, context: never) => LegalBasis
  decide(input: never, state: never, context: never): readonly { readonly type: string; readonly data: unknown }[] | Rejection
}

export function command<State, E extends Events, Input extends z.ZodObject, N extends Needs>(
  aggregate: AnyAggregate,
  spec: CommandSpec<State, E, Input, N>,
): Command<State, E, Input, N> {
  return { ...spec, aggregate }
}
