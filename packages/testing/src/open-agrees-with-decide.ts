import assert from 'node:assert/strict'
import { type Actor, type AnyCommand, type Command, decided, type Events, isRejection, type Needs, type Rejection, type Resolved } from '@titian/core'
import fc from 'fast-check'
import type { z } from 'zod'
import { usualNow } from './clocks.ts'
import { contextOf } from './given.ts'
import { type Past, stateAfter, type WithHistory } from './history.ts'
import { bytesOf, idOf } from './ids.ts'

/** A command, and what may be said with it in a state: right and wrong inputs alike. */
export interface Move<State> {
  readonly command: AnyCommand
  inputs(state: State): readonly unknown[]
  readonly needs: object
}

export function move<State, E extends Events, Input extends z.ZodObject, N extends Needs>(
  command: Command<State, E, Input, N>,
  inputs: readonly z.input<Input>[] | ((state: State) => readonly z.input<Input>[]),
  needs: Partial<Resolved<N>> = {},
): Move<State> {
  const parsed = (all: readonly z.input<Input>[]) => all.map((one) => command.input.parse(one))
  const always = typeof inputs === 'function' ? undefined : parsed(inputs)
  return {
    command: command as unknown as AnyCommand,
    inputs: (state) => always ?? (typeof inputs === 'function' ? parsed(inputs(state)) : []),
    needs,
  }
}

export interface Walk<State, E extends Events> {
  readonly of: WithHistory<State, E>
  /** Histories to begin with. */
  readonly begin: readonly (readonly Past<E>[])[]
  readonly moves: readonly Move<State>[]
  readonly people: readonly Actor[]
  /** Refusals that are about what was said, or that may not be told before it is tried: an open command may meet them. */
  readonly aboutInput: readonly string[]
}

type Outcome = readonly { readonly type: string; readonly data: unknown }[] | Rejection

const STEPS = 12
const RUNS = 30

/**
 * Walks through random histories, made by the commands themselves, and asks in each state of each command, person and input: what is offered as
 * open is not refused for its state, and what is not open does nothing. The same histories every time.
 * @returns what each command that says when it is open was found to be: `open`, `closed`; one that is never met in both proves nothing.
 */
export function openAgreesWithDecide<State, E extends Events>(walk: Walk<State, E>): Readonly<Record<string, readonly string[]>> {
  const met = new Map(walk.moves.filter(({ command }) => command.open).map(({ command }) => [command.name, new Set<string>()]))
  const choice = fc.nat({ max: 10_000 })
  const property = fc.property(choice, fc.array(fc.tuple(choice, choice, choice), { minLength: STEPS, maxLength: STEPS }), (from, steps) => {
    const past: Past<E>[] = [...pick(walk.begin, from)]
    for (const [step, chosen] of steps.entries()) {
      const state = stateAfter(walk.of, ...past)
      for (const [name, found] of standings(walk, state, step)) met.get(name)?.add(found)
      const events = next(walk, state, step, chosen)
      // Nothing is left to be done: the rest of the walk would ask the same again.
      if (events.length === 0) break
      past.push(...events)
    }
  })
  fc.assert(property, { seed: 20_240_304, numRuns: RUNS, includeErrorInReport: true })
  return Object.fromEntries([...met].map(([name, found]) => [name, [...found].sort()]))
}

function standings<State, E extends Events>({ moves, people, aboutInput }: Walk<State, E>, state: State, step: number): [string, string][] {
  return moves.flatMap((one) => {
    const { command } = one
    if (command.open === undefined) return []
    const inputs = one.inputs(state)
    return people.map((actor): [string, string] => {
      const closed = command.open?.(state as never, { actor, now: new Date(usualNow) } as never)
      for (const input of inputs) agree(command, closed, said(one, input, state, actor, step), aboutInput)
      return [command.name, closed ? 'closed' : 'open']
    })
  })
}

function agree({ name }: AnyCommand, closed: Rejection | undefined, outcome: Outcome, aboutInput: readonly string[]): void {
  if (closed !== undefined) {
    const refused = isRejection(outcome) ? outcome.rejected === closed.rejected : outcome.length === 0
    assert.ok(refused, `${name} is not open (${closed.rejected}), and comes to ${JSON.stringify(outcome)}`)
  } else if (isRejection(outcome)) assert.ok(aboutInput.includes(outcome.rejected), `${name} is open, and is refused with ${outcome.rejected}`)
}

/** The first move from the chosen one on that changes something. */
function next<State, E extends Events>(
  { moves, people }: Walk<State, E>,
  state: State,
  step: number,
  [which, who, what]: readonly [number, number, number],
): readonly Past<E>[] {
  for (const turn of moves.keys()) {
    const [one, actor] = [pick(moves, which + turn), pick(people, who + turn)]
    const inputs = one.inputs(state)
    const outcome = inputs.length === 0 ? [] : said(one, pick(inputs, what + turn), state, actor, step)
    if (!isRejection(outcome) && outcome.length > 0) return outcome.map((event) => ({ ...event, actor }) as unknown as Past<E>)
  }
  return []
}

function said<State>({ command, needs }: Move<State>, input: unknown, state: State, actor: Actor, step: number): Outcome {
  const context = contextOf(command as never, { actor, needs })
  const made = {
    newId: (label: string) => idOf(`${label} ${step}`),
    newPersonId: (slot: string) => idOf(`${slot} ${step}`),
    newBytes: (label: string, count: number) => bytesOf(`${label} ${step}`, count),
  }
  return decided(command, input, state, { ...context, ...made })
}

const pick = <One>(from: readonly One[], at: number): One => from[at % from.length] as One
