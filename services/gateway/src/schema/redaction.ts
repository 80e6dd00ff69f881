import type { Label } from '@titian/core'
import type { Redaction } from '../resources/redactions.ts'
import type { Builder } from './builder.ts'
import type { LabelType } from './label.ts'

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
