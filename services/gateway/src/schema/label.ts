import type { Label } from '@titian/core'
import type { Builder } from './builder.ts'

export type LabelType = ReturnType<typeof labelType>

export const labelType = (builder: Builder) =>
  builder.objectRef<Label>('Label').implement({
    description: 'What a person reads, in Indonesian and in English.',
    fields: (t) => ({ id: t.exposeString('id'), en: t.exposeString('en') }),
  })
