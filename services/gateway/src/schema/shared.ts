import type { Label } from '@titian/core'
import { agencyType } from './agency.ts'
import { areaType } from './area.ts'
import type { Builder } from './builder.ts'
import { redactionType } from './redaction.ts'
import { whenTypes } from './when.ts'
import { wordType } from './word.ts'
import { workerType } from './worker.ts'

/** Types that several others are made of. */
export type Shared = ReturnType<typeof sharedTypes>

export type LabelType = ReturnType<typeof labelType>

const labelType = (builder: Builder) =>
  builder.objectRef<Label>('Label').implement({
    description: 'What a person reads, in Indonesian and in English.',
    fields: (t) => ({ id: t.exposeString('id'), en: t.exposeString('en') }),
  })

export function sharedTypes(builder: Builder) {
  const LabelRef = labelType(builder)
  return {
    Label: LabelRef,
    Agency: agencyType(builder, LabelRef),
    Area: areaType(builder, LabelRef),
    Redaction: redactionType(builder, LabelRef),
    Word: wordType(builder, LabelRef),
    Worker: workerType(builder, LabelRef),
    ...whenTypes(builder, LabelRef),
  }
}
