import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '../context.ts'
import { compare } from '../paging/compare.ts'
import { type AgencySeen, agencySchema } from '../schema/agency.ts'
import { type WorkerSeen, workerSchema } from '../schema/worker.ts'

const seenSchema = z.object({
  at: z.string(),
  agency: agencySchema,
  worker: workerSchema.nullish(),
  post: z.string().nullish(),
  purpose: z.string(),
  action: z.string(),
  outcome: z.string(),
  fieldGroups: z.array(z.string()),
  correlationId: z.string(),
})
const withheldSchema = z.object({ at: z.string(), withheld: z.literal(true) })
const answerSchema = z.object({ looks: z.array(z.union([withheldSchema, seenSchema])) })
type ServiceLook = z.output<typeof answerSchema>['looks'][number]

/** One look of one person, whatever services took part in its answer. */
export interface Look {
  /** What makes it one look: the request, or the day on which some are withheld. */
  readonly key: string
  readonly at: string
  readonly withheld: boolean
  readonly agency?: AgencySeen
  readonly worker?: WorkerSeen | null | undefined
  readonly post?: string | null | undefined
  readonly purpose?: string
  readonly actions: readonly string[]
  readonly outcome?: string
  readonly fieldGroups: readonly string[]
}

/** Answers of one request are one look, at its earliest time; days on which looks are withheld are said once. Latest first. */
export function mergeLooks(looks: readonly ServiceLook[]): readonly Look[] {
  const merged = new Map<string, Look>()
  for (const look of looks) {
    const key = 'withheld' in look ? `withheld ${look.at}` : look.correlationId
    merged.set(key, join(key, merged.get(key), look))
  }
  return [...merged.values()].sort((one, other) => compare(other.at, one.at) || compare(one.key, other.key))
}

function join(key: string, before: Look | undefined, look: ServiceLook): Look {
  if ('withheld' in look) return { key, at: look.at, withheld: true, actions: [], fieldGroups: [] }
  const { agency, worker, post, purpose, action, outcome, fieldGroups, at } = look
  const union = (some: readonly string[] = [], others: readonly string[]) => [...new Set([...some, ...others])].sort()
  return {
    key,
    withheld: false,
    agency,
    worker,
    post,
    purpose,
    at: before !== undefined && before.at < at ? before.at : at,
    actions: union(before?.actions, [action]),
    // Whoever was shown something by one service has seen something, whatever another one said.
    outcome: before?.outcome === 'permitted' ? 'permitted' : outcome,
    fieldGroups: union(before?.fieldGroups, fieldGroups),
  }
}

/** Names the look and tells nothing of the request. */
export const cursorOf = ({ key }: Look): string => createHash('sha256').update(key).digest('base64url').slice(0, 22)

/** All looks at a case that the asker may know of. Throws while a service is away: a list that may lack someone is worse than none. */
export async function readLooks({ reads, services }: Context, caseId: string): Promise<readonly Look[]> {
  const answers = await Promise.all(services.map((service) => reads.ask({ service, path: '/access-entries', query: { caseId } })))
  return mergeLooks(answers.flatMap((answer) => answerSchema.parse(answer).looks))
}
