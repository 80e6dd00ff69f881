import type { Foldable } from './fold.ts'
import type { Registered, Standing } from './registered.ts'
import type { Relation } from './relation.ts'

/**
 * Something outside its own stream that a command must know to decide. It is folded from the service's own and received streams by the
 * kit before `decide` runs; `decide` stays pure.
 */
export interface Need<State> {
  readonly of: Foldable<State>
  /** @returns the id of what is needed, or undefined where this input needs none (then `decide` gets the initial state). */
  readonly id: (input: never, state: never) => string | undefined
}

/** Something looked up in a view of the service, for what no single stream tells (the duty agency of an area). */
export interface LookUp<Value> {
  /** Name of a query of the service. */
  readonly query: string
  readonly params: (input: never, state: never) => Readonly<Record<string, unknown>>
  /** Never set: carries the type. */
  readonly value?: Value
}

/** Who is bound to a case, as far as the service has heard. */
export interface Bound {
  readonly boundTo: (input: never, state: never) => string | undefined
}

export type Needs = Readonly<Record<string, Need<unknown> | LookUp<unknown> | Bound | Standing>>

export type Resolved<N extends Needs> = {
  readonly [K in keyof N]: N[K] extends Need<infer State>
    ? State
    : N[K] extends Bound
      ? readonly Relation[]
      : N[K] extends Standing
        ? Registered
        : N[K] extends LookUp<infer Value>
          ? Value
          : never
}

/** Needs the state of another stream: `needs: { theCase: stateOf(caseFact, 'caseId') }`. */
export function stateOf<State>(of: Foldable<State>, id: string | ((input: never, state: never) => string | undefined)): Need<State> {
  return { of, id: idFrom(id) }
}

/** Needs to know who is bound to the case, and who is excluded from it: `needs: { bound: boundTo('caseId') }`. */
export const boundTo = (id: string | Bound['boundTo']): Bound => ({ boundTo: idFrom(id) })

const idFrom = (id: string | Bound['boundTo']): Bound['boundTo'] =>
  typeof id === 'function'
    ? id
    : (input, state) => (input as Record<string, string | undefined>)[id] ?? (state as Record<string, string | undefined>)[id]

export function lookUp<Value>(query: string, params: LookUp<Value>['params']): LookUp<Value> {
  return { query, params }
}
