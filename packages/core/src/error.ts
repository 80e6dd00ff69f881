/**
 * The one error type. `code` is stable and the only thing to match on; `details` are typed by the code's place of
 * declaration and never hold personal data.
 */
export class TitianError extends Error {
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, details: Readonly<Record<string, unknown>> = {}, options?: { cause?: unknown }) {
    super(code, options)
    this.name = 'TitianError'
    this.code = code
    this.details = details
  }
}

export const isTitianError = (error: unknown, code?: string): error is TitianError =>
  error instanceof Error && error.name === 'TitianError' && (code === undefined || (error as TitianError).code === code)
