import { z } from 'zod'
import type { EventMeta } from './envelope.ts'
import { whenRecorded } from './relation.ts'

const instant = z.iso.datetime({ precision: 3 })
const name = z.string().min(1)
const moment = z.union([instant, z.literal(whenRecorded)])

/** What `CarriedRelation` says. A kind may be of a newer release. */
const carriedRelation = z.strictObject({
  kind: name,
  caseId: z.guid().optional(),
  personId: z.guid().optional(),
  agencyId: name.optional(),
  unitId: name.optional(),
  userId: name.optional(),
  disclosed: z.record(name, name).optional(),
  from: moment,
  to: moment.optional(),
})

/** What `RelationChange` says, for those who receive one. */
export const relationChangeSchema = z.strictObject({ bound: z.array(carriedRelation), unbound: z.array(carriedRelation) })

/** What `EventMeta` says, for those who read a log that they do not trust: unknown members are refused. */
export const eventMetaSchema = z.strictObject({
  occurredAt: z.strictObject({ from: instant, to: instant, precision: z.enum(['minute', 'day', 'month', 'year']) }),
  caseId: name.optional(),
  personIds: z.array(name),
  ownerAgency: name,
  actor: z.strictObject({ userId: name, agencyId: name, agencyKind: name, unitId: z.string().nullable(), post: name }),
  purpose: name,
  legalBasis: z.strictObject({
    kind: z.enum(['CONSENT', 'LEGAL_OBLIGATION', 'VITAL_INTEREST', 'PUBLIC_TASK']),
    article: z.string().optional(),
    consentId: z.string().optional(),
  }),
  commandId: name,
  inputHash: name,
  correlationId: name,
  causationId: name,
  traceparent: z.string().optional(),
  relations: relationChangeSchema.optional(),
})

// Neither may say more than the other: a member added to one alone is a compile error.
type Same<One, Other> = [Loose<One>, Loose<Other>] extends [Loose<Other>, Loose<One>] ? true : never
type Loose<Value> = Value extends readonly (infer Item)[]
  ? Loose<Item>[]
  : Value extends object
    ? { [Key in keyof Value]-?: Loose<Exclude<Value[Key], undefined>> }
    : Value
true satisfies Same<z.output<typeof eventMetaSchema>, EventMeta>
