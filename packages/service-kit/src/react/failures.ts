import { isTitianError } from '@titian/core'
import { isDatabaseAway } from '../http/problem.ts'

/** What passes by itself and has nothing to do with the event at hand: to be waited for, whatever it takes. */
const passing = new Set([
  'LOG_UNAVAILABLE',
  'LOG_BUSY',
  'CLOCK_WRONG',
  'DATABASE_AWAY',
  'KEYS_UNAVAILABLE',
  'FACTS_STALE',
  'VIEWS_BEHIND',
  'VERSION_CONFLICT',
])

export const passesByItself = (error: unknown): boolean => (isTitianError(error) ? passing.has(error.code) : isDatabaseAway(error))

/** What may be said of an error: its code, never its text. */
export const codeOf = (error: unknown): string => (isTitianError(error) ? error.code : 'UNKNOWN')

/** Of our own errors the places, never the values. */
export const placesOf = (error: unknown): Readonly<Record<string, unknown>> =>
  isTitianError(error) ? { type: error.details['type'], paths: error.details['paths'], path: error.details['path'] } : {}
