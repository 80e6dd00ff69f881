import { errorCode } from './error-code.ts'

/** Everything that can go wrong here; each comes with one sentence a person can act on. */
export type LocalPostgresErrorCode =
  | 'POSTGRES_PLATFORM_MISSING'
  | 'POSTGRES_NO_RIGHTS'
  | 'POSTGRES_DISK_FULL'
  | 'POSTGRES_IN_USE'
  | 'POSTGRES_OTHER_VERSION'
  | 'POSTGRES_START_FAILED'

export class LocalPostgresError extends Error {
  override readonly name = 'LocalPostgresError'
  readonly code: LocalPostgresErrorCode
  readonly details: Readonly<Record<string, string | number>>

  constructor(code: LocalPostgresErrorCode, sentence: string, details: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(sentence, { cause })
    this.code = code
    this.details = details
  }
}

export const isLocalPostgresError = (error: unknown): error is LocalPostgresError => error instanceof LocalPostgresError

const noRights = new Set(['EACCES', 'EPERM', 'EROFS'])
const diskFull = new Set(['ENOSPC', 'EDQUOT'])

/** Runs `work` on `folder`; an error of the file system becomes the sentence for it, others pass as they are. */
export async function explaining<T>(folder: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw explained(folder, error)
  }
}

function explained(folder: string, error: unknown): unknown {
  const code = errorCode(error)
  if (noRights.has(code)) return noRightsOn(folder, error)
  if (diskFull.has(code)) return diskFullAt(folder, error)
  return error
}

/** What PostgreSQL's own last words mean, for the few that a person can act on. */
export function explainedOutput(folder: string, program: string, output: string): LocalPostgresError {
  if (/No space left on device|Disk quota exceeded/i.test(output)) return diskFullAt(folder)
  if (/lock file "postmaster.pid" already exists/.test(output)) return inUse(folder)
  if (/Permission denied|Read-only file system|could not access directory/i.test(output)) return noRightsOn(folder, new Error(output))
  const last = output.trim().split('\n').at(-1) ?? ''
  return new LocalPostgresError('POSTGRES_START_FAILED', `PostgreSQL did not start: ${program} ended with "${last}".`, { folder }, new Error(output))
}

export const inUse = (folder: string, details: Readonly<Record<string, string | number>> = {}): LocalPostgresError =>
  new LocalPostgresError(
    'POSTGRES_IN_USE',
    `A PostgreSQL${details.pid === undefined ? '' : ` (process ${details.pid})`} already runs in ${folder}; stop the program that started it, or use another folder.`,
    { folder, ...details },
  )

export const noRightsOn = (folder: string, cause?: unknown): LocalPostgresError =>
  new LocalPostgresError(
    'POSTGRES_NO_RIGHTS',
    `No right to write to ${folder}; make it writable for this user, or use another folder.`,
    { folder },
    cause,
  )

export const diskFullAt = (folder: string, cause?: unknown): LocalPostgresError =>
  new LocalPostgresError('POSTGRES_DISK_FULL', `The disk that holds ${folder} is full; free about 200 MB there and start again.`, { folder }, cause)
