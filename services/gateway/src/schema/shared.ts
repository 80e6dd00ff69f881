import { agencyType } from './agency.ts'
import { areaType } from './area.ts'
import type { Builder } from './builder.ts'
import { labelType } from './label.ts'
import { redactionType } from './redaction.ts'
import { whenTypes } from './when.ts'
import { wordType } from './word.ts'
import { workerType } from './worker.ts'

/** Types that several others are made of. */
export type Shared = ReturnType<typeof sharedTypes>

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
