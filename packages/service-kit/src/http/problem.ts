import { denials } from '@titian/access'
import { deskRejections } from '@titian/case-file'
import { isTitianError, type Label, type Rejection, type Rejections } from '@titian/core'
import { type Code, codes, fillLabel } from './codes.ts'

/** RFC 9457, with a stable code and both languages. */
export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly message: Label
  readonly details?: Readonly<Record<string, unknown>>
  readonly errors?: readonly unknown[]
  readonly correlationId: string
  /** Seconds, for the header of that name; only where trying again helps. */
  readonly retryAfter?: number
}

/** Statement classes of PostgreSQL and of the socket that mean: the database is away, starting or stopping. */
const away = /^(08|57P|53300|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND)/

export const isDatabaseAway = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  return (typeof code === 'string' && away.test(code)) || /Connection terminated|timeout exceeded when trying to connect/.test(error.message)
}

/** Words of the packages below that say the same as one of ours. */
const synonyms: Readonly<Record<string, keyof typeof codes>> = {
  DATABASE_AWAY: 'LOG_UNAVAILABLE',
  LOG_CLOSED: 'LOG_UNAVAILABLE',
  KEY_DESTROYED: 'COMMAND_ERASED',
  PERSON_ID_INVALID: 'PERSON_UNKNOWN',
}

function codeOf(error: unknown): keyof typeof codes {
  if (isTitianError(error)) {
    const code = synonyms[error.code] ?? error.code
    if (Object.hasOwn(codes, code)) return code as keyof typeof codes
  }
  return isDatabaseAway(error) ? 'LOG_UNAVAILABLE' : 'INTERNAL'
}

/** An error as the outside may know it. Unknown ones are masked; whoever calls this logs them once. */
export function toProblem(
  error: unknown,
  correlationId: string,
  rejections: Rejections,
): { readonly problem: Problem; readonly unexpected: boolean } {
  if (isTitianError(error, 'COMMAND_REJECTED'))
    return { problem: refused(error.details['rejection'] as Rejection, correlationId, rejections), unexpected: false }
  const code = codeOf(error)
  const known: Code = codes[code as keyof typeof codes]
  const details = isTitianError(error) ? error.details : {}
  const { errors, ...rest } = details
  const shown = code === 'INTERNAL' ? {} : publicDetails(code, rest)
  return {
    problem: {
      ...problem(code, known.status, labelOf(known, code, details, correlationId), correlationId),
      ...(Object.keys(shown).length > 0 && { details: shown }),
      ...(Array.isArray(errors) && { errors }),
      ...(known.status === 503 && { retryAfter: 1 }),
      ...(code === 'TOO_MANY' && { retryAfter: Number(details['retryAfter'] ?? 60) }),
    },
    unexpected: code === 'INTERNAL',
  }
}

function labelOf({ label }: Code, code: string, details: Readonly<Record<string, unknown>>, correlationId: string): Label {
  if (code === 'FORBIDDEN') {
    const said = (denials as Readonly<Record<string, Label>>)[String(details['reason'])] ?? { id: 'Tidak berwenang', en: 'Not allowed' }
    return said
  }
  if (code === 'STALE_VERSION') {
    const since = (details['since'] ?? []) as readonly (Label | undefined)[]
    return {
      id: fillLabel(label, { since: since.map((one) => one?.id ?? '') }).id,
      en: fillLabel(label, { since: since.map((one) => one?.en ?? '') }).en,
    }
  }
  return fillLabel(label, { ...details, correlationId })
}

/** Streams, event ids and sources stay inside: they tell what exists. */
const publicDetails = (
  code: string,
  { allowed, fields, size, limit, path, position, version, parked, challenge }: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> => {
  if (code === 'PROOF_NEEDED') return { challenge }
  if (code === 'PURPOSE_NOT_ALLOWED') return { allowed }
  if (code === 'TOKEN_CLAIMS_INVALID') return { fields }
  if (code === 'EVENT_TOO_LARGE') return { size, limit }
  if (code === 'EVENT_TEXT_INVALID') return { path }
  if (code === 'POSITION_UNKNOWN') return { position }
  if (code === 'VERSION_NOT_PARKED') return { version, parked }
  return {}
}

const problem = (code: string, status: number, message: Label, correlationId: string): Problem => ({
  type: `urn:titian:problem:${code}`,
  title: message.en,
  status,
  code,
  message,
  correlationId,
})

function refused({ rejected, details }: Rejection, correlationId: string, rejections: Rejections): Problem {
  const label = rejections[rejected] ?? (deskRejections as Rejections)[rejected] ?? { id: rejected, en: rejected }
  return { ...problem(rejected, 409, fillLabel(label, details), correlationId), details }
}
