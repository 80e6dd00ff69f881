import assert from 'node:assert/strict'
import {
  type Actor,
  type Command,
  type DecisionContext,
  decided,
  type EventOf,
  type Events,
  isRejection,
  type Needs,
  type Rejection,
  type Resolved,
} from '@titian/core'
import { z } from 'zod'
import { usualNow } from './clocks.ts'
import { checkData, type Past, stateAfter, type WithHistory } from './history.ts'
import { bytesOf, idOf } from './ids.ts'
import { registeredAs } from './register.ts'

/** Who decides, and what the decision may look at beside its input. Needs left out are as of a stream without events. */
export interface Circumstances<N extends Needs> {
  readonly actor: Actor
  readonly now?: Date | string
  readonly id?: string
  readonly purpose?: string
  readonly needs?: Partial<Resolved<N>>
}

export interface Outcome<E extends Events> {
  /** These events and no other, in this order. */
  then(...expected: readonly EventOf<E>[]): void
  /** Already so: accepted without an event. */
  thenNothing(): void
  /** Details are compared where they are given. */
  thenRejected(code: string, details?: Readonly<Record<string, unknown>>): void
}

export interface Given<State, E extends Events> {
  /** The input is parsed first, as the service would; a wrong one fails the test. Personal fields take `sealedFixture(…)`. */
  when<Input extends z.ZodObject, N extends Needs>(
    command: Command<State, E, Input, N>,
    input: z.input<Input>,
    by: Actor | Circumstances<N>,
  ): Outcome<E>
}

/**
 * `given(referral, requested()).when(acceptReferral, { caseworkerId }, as(lpsk)).then({ type: 'ReferralAccepted', data: { caseworkerId } })`.
 * `newId('x')` and `newPersonId('x')` are `idOf('x')` and `newBytes('x', n)` is `bytesOf('x', n)`. What is given and what comes out must fit the events' schemas.
 */
export function given<State, E extends Events>(aggregate: WithHistory<State, E>, ...past: readonly Past<E>[]): Given<State, E> {
  return {
    when(command, input, by) {
      const circumstances = 'actor' in by ? by : { actor: by }
      const parsed = command.input.safeParse(input)
      if (!parsed.success) assert.fail(`${command.name} does not take this input:\n${z.prettifyError(parsed.error)}`)
      const said = decided(command as never, parsed.data, stateAfter(aggregate, ...past), contextOf(command, circumstances)) as
        | readonly EventOf<E>[]
        | Rejection
      if (!isRejection(said)) for (const event of said) checkData(aggregate.events, event)
      return outcome(said)
    },
  }
}

/** What `decide` may look at in a test. */
export function contextOf<State, E extends Events, Input extends z.ZodObject, N extends Needs>(
  command: Pick<Command<State, E, Input, N>, 'name' | 'aggregate' | 'needs'>,
  { actor, now = usualNow, id = idOf(command.aggregate.name), purpose = 'SERVICES', needs = {} }: Circumstances<N>,
): DecisionContext & Resolved<N> {
  const said = needs as Readonly<Record<string, unknown>>
  const resolved = Object.entries(command.needs ?? {}).map(([name, need]) => {
    if (name in said) return [name, said[name]]
    if ('boundTo' in need) return [name, []]
    // Whoever is named stands there and may hold any post, unless a test says otherwise.
    if ('standingOf' in need) return [name, registeredAs({ ...actor, unitId: null })]
    // What a view answers cannot be guessed; a stream without events can.
    assert.ok('of' in need, `${command.name} needs ${name}: give it as needs: { ${name}: … }`)
    return [name, need.of.initialState]
  })
  return { ...Object.fromEntries(resolved), actor, now: new Date(now), id, purpose, newId: idOf, newBytes: bytesOf, newPersonId: idOf }
}

const outcome = <E extends Events>(said: readonly EventOf<E>[] | Rejection): Outcome<E> => ({
  // biome-ignore lint/suspicious/noThenProperty: never awaited; the word of the field.
  then: (...expected) => expect(said).toEqual(expected),
  thenNothing: () => expect(said).toEqual([]),
  thenRejected: (code, details) => expect(said).toEqual({ rejected: code, details: details ?? (isRejection(said) ? said.details : {}) }),
})
