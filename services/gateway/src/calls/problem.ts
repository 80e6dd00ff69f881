import { isTitianError, type Label, TitianError } from '@titian/core'
import { z } from 'zod'

const label = z.object({ id: z.string(), en: z.string() })

/** As services answer it: RFC 9457 with a code and both languages. */
export const problemSchema = z.object({
  status: z.number(),
  code: z.string(),
  message: label,
  details: z.record(z.string(), z.unknown()).optional(),
  errors: z.array(z.object({ path: z.string(), code: z.string(), message: label })).optional(),
})

export type Problem = z.output<typeof problemSchema>

/** What a person is told when a service does not answer: the same words for every service. */
export const awayLabel: Label = {
  id: 'Layanan sedang tidak dapat dihubungi; kirim ulang dengan kunci yang sama, aman',
  en: 'The service is away; send again with the same key, that is safe',
}

/** A problem that a person may read, as an error inside the gateway. */
export const serviceProblem = (problem: Problem): TitianError => new TitianError('SERVICE_PROBLEM', { problem })

/** A service that is away is a problem like others, with a code of its own. */
export const serviceAway = (cause?: unknown): TitianError =>
  new TitianError('SERVICE_PROBLEM', { problem: { status: 503, code: 'SERVICE_AWAY', message: awayLabel } satisfies Problem }, { cause })

export function problemIn(error: unknown): Problem | undefined {
  const { code, details } = (typeof error === 'object' && error !== null ? error : {}) as { code?: unknown; details?: { problem?: Problem } }
  return code === 'SERVICE_PROBLEM' ? details?.problem : undefined
}

/** Whether it may be otherwise in a moment: what has failed so leaves an answer incomplete, and is no error of the asker. */
export const isPassing = (error: unknown): boolean => {
  if (isTitianError(error, 'UNAUTHENTICATED')) return false
  const problem = problemIn(error)
  return problem === undefined || problem.status >= 500
}
