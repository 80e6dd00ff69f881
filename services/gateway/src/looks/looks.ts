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
const withheldSchema = z.object({ at: z.string(), withheld: z.literal(true), basis: z.string().optional(), until: z.string().optional() })
const answerSchema = z.object({ looks: z.array(z.union([withheldSchema, seenSchema])), until: z.string().nullable() })
export type ServiceLook = z.output<typeof answerSchema>['looks'][number]

/** One look of one person, whatever services took part in its answer. */
export interface Look {
  /** What makes it one look: the request and its minute, or the day on which some are withheld. */
  readonly key: string
  readonly at: string
  readonly withheld: boolean
  readonly basis?: string | undefined
  readonly until?: string | undefined
  readonly agency?: AgencySeen
  readonly worker?: WorkerSeen | null | undefined
  readonly post?: string | null | undefined
  readonly purpose?: string
  readonly actions: readonly string[]
  readonly outcome?: string
  readonly fieldGroups: readonly string[]
}

const MINUTE_MS = 60_000

/** Begin of the minute that a look is in. */
const minuteOf = (at: string): number => Math.floor(Date.parse(at) / MINUTE_MS) * MINUTE_MS

/**
 * Answers of one request are one look, at its earliest time; days on which looks are withheld are said once. Latest first. What a caller says
 * ties their requests together counts for a minute only: else all looks under one such word would pass for the first of them.
 */
export function mergeLooks(looks: readonly ServiceLook[]): readonly Look[] {
  const merged = new Map<string, Look>()
  for (const look of looks) {
    const key = 'withheld' in look ? `withheld ${look.at} ${look.basis ?? ''} ${look.until ?? ''}` : `${look.correlationId} ${minuteOf(look.at)}`
    merged.set(key, join(key, merged.get(key), look))
  }
  return [...merged.values()].sort((one, other) => latestFirst(placeOf(one), placeOf(other)))
}

const latestFirst = (one: LookPlace, other: LookPlace): number => compare(other.at, one.at) || compare(one.key, other.key)

function join(key: string, before: Look | undefined, look: ServiceLook): Look {
  if ('withheld' in look) return { key, at: look.at, withheld: true, basis: look.basis, until: look.until, actions: [], fieldGroups: [] }
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

/** After which look the next page begins. */
export interface LookPlace {
  readonly at: string
  readonly key: string
}

/** Names the look and tells nothing of the request: the key is there as a digest, which only orders looks of one instant. */
export const placeOf = ({ at, key }: Look): LookPlace => ({ at, key: createHash('sha256').update(key).digest('base64url').slice(0, 22) })

export interface LooksAsked {
  readonly caseId: string
  readonly attempts: boolean
  readonly first: number
  readonly after: LookPlace | undefined
}

/** A service's looks from some instant on back, and how far back they reach. */
interface Reach {
  readonly service: string
  readonly looks: readonly ServiceLook[]
  /** Everything at or after this instant is there; null = everything. */
  readonly until: string | null
}

/**
 * One page of all looks that the asker may know of. Each service is asked for what was before the end of the page before; a minute of which one of
 * them has not told everything yet is not shown before it has, for its requests would be torn. Throws while a service is away: a list that may
 * lack someone is worse than none.
 */
export async function readLooks(context: Context, asked: LooksAsked): Promise<{ readonly items: readonly Look[]; readonly isLast: boolean }> {
  const { after, first } = asked
  const from = after === undefined ? undefined : new Date(minuteOf(after.at) + MINUTE_MS).toISOString()
  let reaches = await Promise.all(context.services.map((service) => reach(context, asked, { service, looks: [], until: from ?? null })))
  for (;;) {
    const whole = reaches.every(({ until }) => until === null)
    const horizon = Math.max(...reaches.map(({ until }) => (until === null ? Number.NEGATIVE_INFINITY : Date.parse(until))))
    const merged = mergeLooks(reaches.flatMap(({ looks }) => looks)).filter((look) => isAfter(placeOf(look), after))
    const told = whole ? merged : merged.filter(({ at }) => minuteOf(at) >= horizon)
    if (whole || told.length > first) return { items: told.slice(0, first), isLast: whole && told.length <= first }
    reaches = await Promise.all(
      reaches.map((one) => (one.until !== null && Date.parse(one.until) === horizon ? reach(context, asked, one) : Promise.resolve(one))),
    )
  }
}

/** Several rows make one look: a bit more than the page is asked for. */
async function reach({ reads }: Context, { caseId, attempts, first }: LooksAsked, { service, looks, until }: Reach): Promise<Reach> {
  const query = { caseId, attempts: String(attempts), before: until ?? undefined, first: String(Math.min(first * 2 + 10, 200)) }
  const answer = answerSchema.parse(await reads.ask({ service, path: '/access-entries', query }))
  return { service, looks: [...looks, ...answer.looks], until: answer.until }
}

/** In the order of the list. */
const isAfter = (place: LookPlace, after: LookPlace | undefined): boolean => after === undefined || latestFirst(place, after) > 0
