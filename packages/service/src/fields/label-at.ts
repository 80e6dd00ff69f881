import type { Label } from '@titian/core'
import type { z } from 'zod'
import { labelOf, partOf } from './parts.ts'

/** What people call the field at `persons.0.name`: the innermost label on the way; undefined where the path leads nowhere. */
export function labelAt(schema: z.ZodType, path: string): Label | undefined {
  return path === '' ? labelOf(schema) : within(schema, path.split('.'))
}

function within(schema: z.ZodType, [step, ...rest]: readonly string[]): Label | undefined {
  if (step === undefined) return labelOf(schema)
  const part = partOf(schema)
  if (part.is === 'wrapped') return within(part.inner, [step, ...rest])
  if (part.is === 'list') return within(part.element, rest)
  if (part.is !== 'object') return labelOf(schema)
  const field = part.shape[step]
  return field === undefined ? undefined : within(field, rest)
}
