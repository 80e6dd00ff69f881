import { TitianError } from '@titian/core'
import pg from 'pg'

/** 44 characters leave room for what is put before them, the names of prepared statements being the longest, in PostgreSQL's 63. */
const NAME = /^[a-z][a-z0-9_]{0,43}$/

/** A schema's or role's name, quoted for SQL. Throws `NAME_INVALID { name }` where it is not lower case letters, digits and `_`. */
export function quoted(name: string): string {
  if (!NAME.test(name)) throw new TitianError('NAME_INVALID', { name })
  return pg.escapeIdentifier(name)
}

/** The channel on which the appends of a log are told. */
export const channelOf = (schema: string): string => `titian_${schema}`
