import { systemPrincipal } from '@titian/access'
import { factSources, receivedStreams, relationsOfCases } from '@titian/case-file'
import { type AnyCommand, type AnyFact, type Bound, type LookUp, type Need, nobodyRegistered, type Standing } from '@titian/core'
import { readRows } from '@titian/service'
import type { Parts } from '../parts.ts'
import { askingAs } from '../read/run-query.ts'

type AnyNeed = Need<unknown> | LookUp<unknown> | Bound | Standing
const isLookUp = (need: AnyNeed): need is LookUp<unknown> => 'query' in need
const isBound = (need: AnyNeed): need is Bound => 'boundTo' in need
const isStanding = (need: AnyNeed): need is Standing => 'standingOf' in need
const factOf = (need: Need<unknown>): AnyFact | undefined => ('service' in need.of ? (need.of as unknown as AnyFact) : undefined)

export interface ResolvedNeeds {
  readonly values: Readonly<Record<string, unknown>>
  /** Services whose word this decision rests on, and those of their streams (`intake.case-<id>`) that it read as received. */
  readonly sources: readonly string[]
  readonly streams: readonly string[]
}

/** Folds what a command needs beside its own stream. Staleness is the caller's to judge: a look-up never makes a command wait. */
export async function resolveNeeds(parts: Parts, command: AnyCommand, input: unknown, state: unknown): Promise<ResolvedNeeds> {
  const sources = new Set<string>()
  const streams: string[] = []
  const values = await Promise.all(
    Object.entries(command.needs ?? {}).map(async ([name, need]) => {
      if (isLookUp(need)) return [name, await answerLookUp(parts, need, input, state)] as const
      if (isBound(need)) {
        const caseId = need.boundTo(input as never, state as never)
        if (caseId === undefined) return [name, []] as const
        for (const source of factSources(parts)) sources.add(source)
        streams.push(...(await receivedStreams(parts, [caseId])))
        return [name, (await relationsOfCases(parts, [caseId]))(caseId).all] as const
      }
      if (isStanding(need)) {
        const whose = need.standingOf(input as never, state as never)
        if (whose?.agencyId === undefined) return [name, nobodyRegistered] as const
        // The last word heard of the register is enough: who has left since is found out when that is heard.
        return [name, await parts.register.of(whose.agencyId, whose.userId)] as const
      }
      const id = need.id(input as never, state as never)
      if (id === undefined) return [name, need.of.initialState] as const
      const loaded = await parts.load(need.of, id)
      const fact = factOf(need)
      if (fact) {
        sources.add(fact.service)
        streams.push(loaded.stream.slice(`${parts.definition.name}.received.`.length))
      }
      return [name, loaded.state] as const
    }),
  )
  return { values: Object.fromEntries(values), sources: [...sources], streams }
}

/** The first row of the query, or undefined. */
async function answerLookUp({ definition, views, clock }: Parts, need: LookUp<unknown>, input: unknown, state: unknown): Promise<unknown> {
  const query = definition.queries?.find(({ name }) => name === need.query)
  if (query === undefined) throw new Error(`no query ${need.query} in ${definition.name}`)
  const system = systemPrincipal(definition.name)
  const [first] = await readRows(views, query, askingAs(system, need.params(input as never, state as never), clock.now()), { limit: 1 })
  return first?.value
}
