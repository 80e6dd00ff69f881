import type { Label, OccurredAt } from '@titian/core'
import type { Builder } from './builder.ts'

/** Types that several others are made of. */
export type Shared = ReturnType<typeof sharedTypes>

export interface Redaction {
  readonly path: string
  readonly group: string | null
  readonly reason: string
}

export function sharedTypes(builder: Builder) {
  const LabelType = builder.objectRef<Label>('Label').implement({
    description: 'What a person reads, in Indonesian and in English.',
    fields: (t) => ({ id: t.exposeString('id'), en: t.exposeString('en') }),
  })
  const Precision = builder.enumType('Precision', { values: ['minute', 'day', 'month', 'year'] as const })
  const OccurredAtType = builder.objectRef<OccurredAt>('OccurredAt').implement({
    description: 'When something happened in the world: possibly vague.',
    fields: (t) => ({
      from: t.expose('from', { type: 'DateTime' }),
      to: t.expose('to', { type: 'DateTime' }),
      precision: t.expose('precision', { type: Precision }),
    }),
  })
  const OccurredAtInput = builder.inputType('OccurredAtInput', {
    fields: (t) => ({
      from: t.field({ type: 'DateTime', required: true }),
      to: t.field({ type: 'DateTime', required: true }),
      precision: t.field({ type: Precision, required: true }),
    }),
  })
  const RedactionType = builder.objectRef<Redaction>('Redaction').implement({
    description: 'A value that is not shown, and why.',
    fields: (t) => ({
      path: t.exposeString('path'),
      group: t.exposeString('group', { nullable: true }),
      reason: t.exposeString('reason'),
    }),
  })
  return { Label: LabelType, OccurredAt: OccurredAtType, OccurredAtInput, Redaction: RedactionType }
}
