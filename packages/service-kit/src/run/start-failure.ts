import { isTitianError } from '@titian/core'
import { isDatabaseAway } from '../http/problem.ts'
import { kurrentRefusal } from './kurrent-refusal.ts'
import { restoredLog } from './log-reaches.ts'
import { databaseRefusal } from './reach-database.ts'

/** As sysexits.h has them: wrongly set up; something it needs is away; a defect. */
export const exits = { config: 78, away: 69, defect: 70 } as const

export interface StartFailure {
  readonly exit: number
  /** What was wrong and what would be right; never a value, for one may be a password. */
  readonly sentences: readonly string[]
}

const sayings: Readonly<Record<string, string>> = {
  DEMO_ISSUER: "AUTH_ISSUER is the demo's. Name the issuer that signs real people in.",
  DEMO_KEYS: 'The data keys are of a demo. Use another KEY_VAULT_FILE and a keys database (KEYS_DATABASE_URL) that no demo has written to.',
  VAULT_KEY_INVALID: 'KEY_VAULT_FILE must hold 32 bytes, and nothing else.',
  LOG_MISSING: 'The service has internal aggregates, and was given no log for them.',
  MIGRATION_CHANGED: 'A migration that was applied to this database reads otherwise now. Start the version that made it.',
}

/** Why a service could not start, in words. */
export function startFailure(error: unknown): StartFailure {
  if (isTitianError(error, 'SERVICE_INVALID')) return { exit: exits.defect, sentences: error.details['wrong'] as readonly string[] }
  if (isTitianError(error, 'KURRENTDB_REFUSED')) return { exit: exits.config, sentences: [kurrentRefusal(error.details)] }
  if (isTitianError(error, 'LOG_RESTORED')) return { exit: exits.config, sentences: [restoredLog(error.details)] }
  if (isTitianError(error, 'DATABASE_REFUSES')) return { exit: exits.config, sentences: [databaseRefusal(error.details)] }
  if (isTitianError(error, 'DATABASE_AWAY') && error.details['variable'] !== undefined)
    return { exit: exits.away, sentences: [`The database does not answer; see ${String(error.details['variable'])}.`] }
  const { code, path, port } = (typeof error === 'object' && error !== null ? error : {}) as { code?: unknown; path?: unknown; port?: unknown }
  const name = typeof code === 'string' ? code : 'UNKNOWN'
  const said = sayings[name]
  if (said !== undefined) return { exit: exits.config, sentences: [said] }
  if ((name === 'ENOENT' || name === 'EACCES') && typeof path === 'string')
    return { exit: exits.config, sentences: [`The file ${path} ${name === 'ENOENT' ? 'is not there' : 'may not be read'}.`] }
  if (name === 'EADDRINUSE') return { exit: exits.config, sentences: [`Port ${String(port)} is taken. Set PORT to a free one, or to 0.`] }
  if (/^(28|3D000)/.test(name))
    return { exit: exits.config, sentences: ['The database refuses the role, its password or its name; see DATABASE_URL and KEYS_DATABASE_URL.'] }
  if (/^(42501|3F000|42P01)/.test(name))
    return {
      exit: exits.config,
      sentences: ['The database is not prepared for this service. Start once with DATABASE_MIGRATOR_URL and KEYS_DATABASE_MIGRATOR_URL.'],
    }
  if (name === 'KURRENTDB_AWAY') return { exit: exits.away, sentences: ['KurrentDB does not answer; see KURRENTDB_URL.'] }
  if (isDatabaseAway(error) || ['DATABASE_AWAY', 'LOG_UNAVAILABLE', 'KEYS_UNAVAILABLE'].includes(name))
    return { exit: exits.away, sentences: ['The database does not answer; see DATABASE_URL and KEYS_DATABASE_URL.'] }
  return { exit: exits.defect, sentences: [`It failed with ${name}.`] }
}
