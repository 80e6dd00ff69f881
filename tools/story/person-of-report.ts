import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { StoryError } from './load.ts'
import type { Person, Step } from './schema.ts'

const Reply = z.object({ data: z.object({ case: z.object({ personId: z.string().nullish() }).nullish() }).nullish() })
const GLANCE_MS = 100

export interface PersonAsked {
  readonly gatewayUrl: string
  readonly tokenOf: (person: Person) => Promise<string>
  /** In the order in which they are asked for: who needs it comes first, and another where that one may no longer know. */
  readonly people: readonly Person[]
  readonly caseId: string
  readonly step: Step
  readonly patienceMs: number
}

/** The id that intake gave the person of a case: nobody outside can compute it, but whoever works on the case reads it. @throws StoryError */
export async function personOfCase({ gatewayUrl, tokenOf, people, caseId, step, patienceMs }: PersonAsked): Promise<string> {
  const until = performance.now() + patienceMs
  for (;;) {
    for (const person of people) {
      const headers = { 'content-type': 'application/json', 'x-titian-csrf': '1', authorization: `Bearer ${await tokenOf(person)}` }
      const body = JSON.stringify({ query: 'query ($id: ID!) { case(id: $id) { personId } }', variables: { id: caseId } })
      const answer = await fetch(gatewayUrl, { method: 'POST', headers, body }).catch(() => undefined)
      const found = Reply.safeParse(await answer?.json().catch(() => undefined)).data?.data?.case?.personId
      if (typeof found === 'string') return found
    }
    if (performance.now() >= until) throw new StoryError(`story.yaml, step ${step.id}: nobody could say who the person of case ${caseId} is.`)
    await pause(GLANCE_MS)
  }
}
