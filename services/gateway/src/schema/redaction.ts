import type { Label } from '@titian/core'
import { z } from 'zod'
import type { Builder } from './builder.ts'
import type { LabelType } from './shared.ts'

const label = z.object({ id: z.string(), en: z.string() })

/** As services say it: what is not shown, and why. What one must not even know of has none. */
export const redactionsSchema = z
  .array(z.object({ path: z.string(), group: z.string().nullish(), reason: z.string(), label: label.nullish(), of: label.nullish() }))
  .default([])

export type Redaction = z.output<typeof redactionsSchema>[number]

export const redactionType = (builder: Builder, LabelRef: LabelType) =>
  builder.objectRef<Redaction>('Redaction').implement({
    description: 'A value that is not shown, and why.',
    fields: (t) => ({
      path: t.exposeString('path', { description: 'Where it would stand.' }),
      group: t.exposeString('group', { nullable: true }),
      reason: t.exposeString('reason', { description: 'A code; `label` says it.' }),
      label: t.field({ type: LabelRef, nullable: true, description: 'Why, in words.', resolve: (one): Label | null => one.label ?? null }),
      of: t.field({ type: LabelRef, nullable: true, description: 'What it is, in words.', resolve: (one): Label | null => one.of ?? null }),
    }),
  })
