import { z } from 'zod'
import { redactionsSchema } from '../resources/redactions.ts'
import { agencySchema } from '../schema/agency.ts'
import { recordedSchema, vagueSchema } from '../schema/when.ts'
import { workerSchema } from '../schema/worker.ts'

const label = z.object({ id: z.string(), en: z.string() })

export const referenceSchema = z.object({ service: z.string(), eventId: z.string(), occurredAt: z.string(), recordedAt: z.string() })
export type Reference = z.output<typeof referenceSchema>

const factSchema = z.union([z.object({ label, text: label }), z.object({ label, agencyId: z.string() })])
export type Fact = z.output<typeof factSchema>

/** A line as its service shows it to this person; as fine or as coarse as that service decided. */
export const entrySchema = z.object({
  eventId: z.string(),
  sight: z.enum(['full', 'summary', 'redacted']),
  label,
  type: z.string().nullish(),
  facts: z.array(factSchema).default([]),
  redactions: redactionsSchema,
  reason: label.nullish(),
  occurredAt: vagueSchema,
  recordedAt: recordedSchema,
  worker: workerSchema.nullish(),
  agency: agencySchema,
  resource: z.object({ aggregate: z.string(), id: z.string() }).nullish(),
  corrects: z.string().nullish(),
})
export type Entry = z.output<typeof entrySchema> & { readonly service: string }

/** What one service shows of a case, in the order in which it recorded it. */
export interface Shown {
  readonly service: string
  readonly entries: readonly z.output<typeof entrySchema>[]
}

/** A line with its place in what this one person sees, from 1. */
export interface Line extends Entry {
  readonly number: number
}

/**
 * The timeline of one person: what the services show, in the order of the references. A line is placed by its own time where its reference
 * has not arrived yet, so that what was just recorded shows at once. A reference without a line leaves no trace: order and numbers follow
 * from the lines that are shown alone.
 */
export function merge(references: readonly Reference[], shown: readonly Shown[]): readonly Line[] {
  const known = new Map(references.map((one) => [keyOf(one), one]))
  const placed = shown.flatMap(({ service, entries }) =>
    entries.map((entry, order) => {
      const reference = known.get(keyOf({ service, eventId: entry.eventId }))
      const [happened, learned] = reference ? [reference.occurredAt, reference.recordedAt] : [entry.occurredAt.from, entry.recordedAt.at]
      return { happened: Date.parse(happened), learned: Date.parse(learned), service, order, entry }
    }),
  )
  return placed
    .sort(
      (one, other) =>
        one.happened - other.happened ||
        one.learned - other.learned ||
        (one.service < other.service ? -1 : one.service > other.service ? 1 : one.order - other.order),
    )
    .map(({ entry, service }, index) => ({ ...entry, service, number: index + 1 }))
}

export const keyOf = ({ service, eventId }: { readonly service: string; readonly eventId: string }): string => `${service}/${eventId}`
