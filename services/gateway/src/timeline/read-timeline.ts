import { z } from 'zod'
import { isPassing } from '../calls/problem.ts'
import type { Context } from '../context.ts'
import type { Reads } from '../reads.ts'
import { entrySchema, type Line, merge, referenceSchema, type Shown } from './merge.ts'

export interface TimelineQuestion {
  readonly caseId: string
  readonly asOf?: string | undefined
  readonly minVersion?: readonly string[] | undefined
}

export interface Timeline {
  readonly lines: readonly Line[]
  /** A service is away. Said in the same words whether it has lines of the case or not. */
  readonly isIncomplete: boolean
  readonly stale: boolean
}

const referencesSchema = z.object({ references: z.array(referenceSchema), stale: z.boolean().default(false) })
const entriesSchema = z.object({ entries: z.array(entrySchema), stale: z.boolean().default(false) })

/** Asks case-history for the references and every service for its lines, always all of them, side by side and with one time limit. */
export async function readTimeline({ services, ownToken }: Context, reads: Reads, { caseId, asOf, minVersion }: TimelineQuestion): Promise<Timeline> {
  const versions = { 'x-min-version': minVersion?.join(',') || undefined }
  const references = ownToken().then((token) =>
    reads.ask({
      service: 'case-history',
      path: '/timeline',
      query: { caseId, asOf },
      headers: { ...versions, 'x-client-assertion': `Bearer ${token}` },
    }),
  )
  const entries = services.map((service) =>
    reads.ask({ service, method: 'POST', path: '/entries/batch', body: { caseId, ...(asOf && { asOf }) }, headers: versions }),
  )
  const [referred, ...answered] = await Promise.allSettled([references, ...entries])
  const order = part(referred, referencesSchema)
  const shown = answered.map((one, index) => ({ service: services[index] ?? '', answer: part(one, entriesSchema) }))
  const there = shown.flatMap(({ service, answer }): Shown[] => (answer ? [{ service, entries: answer.entries }] : []))
  return {
    lines: merge(order?.references ?? [], there),
    isIncomplete: order === undefined || there.length < services.length,
    stale: [order, ...shown.map(({ answer }) => answer)].some((one) => one?.stale === true),
  }
}

/** What came of one question; undefined where it may come in a moment. What the asker did wrong is thrown. */
function part<Answer>(settled: PromiseSettledResult<unknown> | undefined, schema: z.ZodType<Answer>): Answer | undefined {
  if (settled?.status === 'fulfilled') return schema.parse(settled.value)
  if (settled !== undefined && !isPassing(settled.reason)) throw settled.reason
  return undefined
}
