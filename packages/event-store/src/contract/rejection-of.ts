import { TitianError } from '@titian/core'

/** Code and details of the error that `work` ends with; fails the test where it succeeds or ends with another kind of error. */
export async function rejectionOf(work: Promise<unknown>): Promise<{ readonly code: string; readonly details: Readonly<Record<string, unknown>> }> {
  const error = await work.then(
    () => new Error('it was not refused'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof TitianError)) throw error
  return { code: error.code, details: error.details }
}
