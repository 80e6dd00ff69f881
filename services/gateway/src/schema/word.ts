import type { Label } from '@titian/core'
import type { Builder } from './builder.ts'
import type { LabelType } from './label.ts'

/** A code with what people read for it. */
export interface Word {
  readonly code: string
  readonly label: Label
}

export const wordType = (builder: Builder, LabelRef: LabelType) =>
  builder.objectRef<Word>('Word').implement({
    description: 'A code, and what people read for it.',
    fields: (t) => ({ code: t.exposeString('code'), label: t.expose('label', { type: LabelRef }) }),
  })

/** What has no words is shown as it is. */
export const wordOf = (code: string, label: Label | undefined): Word => ({ code, label: label ?? { id: code, en: code } })
