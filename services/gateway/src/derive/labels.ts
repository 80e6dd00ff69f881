import type { Label } from '@titian/core'
import type { Documents } from '../calls/documents.ts'

/** What people call an operation, by its name; the English summary where a document has no label. */
export const labelsOf = (documents: Documents): ReadonlyMap<string, Label> =>
  new Map(
    Object.values(documents)
      .flatMap(({ paths }) => Object.values(paths).flatMap((verbs) => Object.values(verbs)))
      .map(({ operationId, summary = operationId, 'x-label': label = { id: summary, en: summary } }) => [operationId, label]),
  )
