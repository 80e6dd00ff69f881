import { z } from 'zod'
import { type Redaction, redactionsSchema } from './redactions.ts'

/** What else than its id and case decides on what a resource shows. */
export interface Scope {
  readonly asOf?: string | undefined
  readonly minVersion?: readonly string[] | undefined
}

/** A resource as one person may read it. What they may not know is not in `value`. */
export interface ResourceSeen {
  readonly aggregate: string
  readonly id: string
  readonly caseId: string | null
  readonly version: string | null
  readonly value: Readonly<Record<string, unknown>>
  readonly redactions: readonly Redaction[]
  readonly stale: boolean
  /** How it was asked: what belongs to it is asked alike. */
  readonly scope: Scope
}

const common = { aggregate: z.string(), id: z.string(), caseId: z.string().nullish(), version: z.string().nullish(), redactions: redactionsSchema }

/** As `POST /resources/batch` answers. */
export const batchSchema = z.object({
  resources: z.array(z.object({ ...common, value: z.record(z.string(), z.unknown()) })),
  stale: z.boolean().default(false),
})
export type Batch = z.output<typeof batchSchema>

/** As a command answers: what it decided, its fields beside the rest. */
const stateSchema = z.looseObject(common)

export const seenIn = ({ resources, stale }: Batch, scope: Scope): readonly ResourceSeen[] =>
  resources.map(({ caseId, version, ...one }) => ({ ...one, caseId: caseId ?? null, version: version ?? null, stale, scope }))

/** @returns undefined where the answer names no resource: a command that leaves nothing to look at. */
export function seenAfter(state: unknown, version: string): ResourceSeen | undefined {
  const parsed = stateSchema.safeParse(state)
  if (!parsed.success) return undefined
  const { aggregate, id, caseId, redactions, version: _, ...value } = parsed.data
  return { aggregate, id, caseId: caseId ?? null, version, value, redactions, stale: false, scope: {} }
}
