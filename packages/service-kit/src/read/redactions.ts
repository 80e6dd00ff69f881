import type { Label } from '@titian/core'
import type { Redaction } from '@titian/privacy'
import { labelAt } from '@titian/service'
import type { z } from 'zod'

/** What a reader is told of a value that was not opened: which field, and why, in words. */
export interface SeenRedaction extends Redaction {
  /** What people call the field. */
  readonly of: Label
  readonly label: Label
}

const reasons: Readonly<Record<Redaction['reason'], Label>> = {
  NOT_PERMITTED: { id: 'tidak dibagikan kepada lembaga atau jabatan Anda', en: 'not shared with your agency or post' },
  ERASED: { id: 'sudah dihapus', en: 'erased' },
  KEY_UNKNOWN: { id: 'tidak dapat dibuka', en: 'cannot be opened' },
}
const something: Label = { id: 'Keterangan', en: 'Detail' }

export const inWords = (schema: z.ZodObject | undefined, redactions: readonly Redaction[]): readonly SeenRedaction[] =>
  redactions.map((one) => ({ ...one, of: (schema && labelAt(schema, one.path)) ?? something, label: reasons[one.reason] }))
