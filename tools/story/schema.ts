import { agencyKinds, posts } from '@titian/vocabulary'
import { z } from 'zod'

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be small letters, digits and dashes, such as petugas-imigrasi')
const Label = z.strictObject({ id: z.string().min(1), en: z.string().min(1) })

export const Agency = z.strictObject({
  key,
  id: z.uuid(),
  kind: agencyKinds.schema,
  name: z.string().min(3),
  /** Kab/kota of its seat. */
  area: z.string().regex(/^\d{2}\.\d{2}$/, 'must be the code of a kab/kota, such as 53.71'),
  nameIsSecret: z.boolean().default(false),
  isProvinceDesk: z.boolean().default(false),
  units: z.array(z.strictObject({ key, name: z.string().min(3) })).default([]),
})
export type Agency = z.output<typeof Agency>

export const Person = z.strictObject({
  key,
  /** Subject of the token. */
  userId: z.string().startsWith('u-rekaan-', 'must begin with u-rekaan-, so that nobody takes it for a real account'),
  /** For printing here; enters no record. */
  name: z.string().min(3),
  /** Key of agencies.yaml. */
  agency: key,
  /** Of the agency's units. */
  unit: key.optional(),
  post: posts.schema,
  /** Other words for the person on the command line. */
  aliases: z.array(key).default([]),
  about: Label,
})
export type Person = z.output<typeof Person>

const moment = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[+-]\d{2}:\d{2}$/, 'must be an instant with its offset, such as 2024-03-12T10:00+08:00')
  .refine((at) => !Number.isNaN(Date.parse(at)), 'is no day of the calendar')

export const Step = z
  .strictObject({
    id: key,
    at: moment,
    who: key.optional(),
    say: Label.optional(),
    do: z
      .string()
      .regex(/^[a-z][A-Za-z]+$/, 'must be the name of a mutation, such as acceptReferral')
      .optional(),
    on: z.string().optional(),
    input: z.record(z.string(), z.unknown()).optional(),
    occurredAt: z
      .string()
      .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'must be 2024-03-12, 2024-03 or 2024')
      .optional(),
    expect: z
      .string()
      .regex(/^[A-Z][A-Z_]+$/, 'must be the code of a refusal, such as BASIS_MISSING')
      .optional(),
  })
  .refine((step) => (step.do === undefined) === (step.who === undefined), {
    error: 'a step that does something says who does it, and only such a step',
    path: ['who'],
  })
  .refine((step) => step.do !== undefined || (step.say !== undefined && !step.on && !step.input && !step.expect && !step.occurredAt), {
    error: 'a step that does nothing only says something',
    path: ['say'],
  })
export type Step = z.output<typeof Step>

/** How those of agencies.yaml and people.yaml come into the register, before the first step. */
const Cast = z.strictObject({
  at: moment,
  /** Keys of two people of the national desk: one registers, the other approves. */
  registers: key,
  approves: key,
  say: Label,
})

export const StoryFile = z.strictObject({
  title: Label,
  cast: Cast,
  /** Reference to the id of the case that comes of it. */
  case: z.string(),
  steps: z.array(Step).min(1),
})

export interface Story {
  /** Name of its folder. */
  readonly name: string
  readonly title: { readonly id: string; readonly en: string }
  readonly caseRef: string
  readonly cast: z.output<typeof Cast>
  readonly agencies: readonly Agency[]
  readonly people: readonly Person[]
  readonly steps: readonly Step[]
}
