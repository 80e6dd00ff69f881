import { type Clock, isTitianError, TitianError } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { z } from 'zod'

/** What of the environment says how to reach KurrentDB; needed where EVENT_STORE is kurrentdb. */
export const kurrentFields = {
  KURRENTDB_URL: z
    .string()
    .regex(
      /^(kurrentdb|kurrent|kdb|esdb)(\+discover)?:\/\/[^\s/?]+/,
      'must be a connection string that begins with kurrentdb:// or kurrentdb+discover://',
    )
    .optional()
    .describe(
      'Where KurrentDB is, if EVENT_STORE is kurrentdb, with its user and password (percent-encoded) and the authority of its certificates (tlsCAFile); by TLS unless it says tls=false',
    ),
}

export type KurrentConfig = { readonly [Name in keyof typeof kurrentFields]?: z.output<(typeof kurrentFields)[Name]> }

/** Which variables of KurrentDB are missing. */
export const missingForKurrent = ({ KURRENTDB_URL }: KurrentConfig): readonly (keyof KurrentConfig)[] =>
  KURRENTDB_URL === undefined ? ['KURRENTDB_URL'] : []

export interface KurrentStoreOptions {
  readonly url: string
  readonly service: string
  /** For installations that share a server. */
  readonly namespace?: string
  readonly clock: Clock
}

/**
 * The main log of a service on KurrentDB. Only that: whoever may read `$all` there may read every log, so access logs stay in PostgreSQL.
 * Throws `KURRENTDB_AWAY`, or `KURRENTDB_REFUSED` where that will not change: credentials, certificate or a setting of the URL (`kurrentRefusal` says which).
 */
export async function kurrentStore({ url, service, namespace, clock }: KurrentStoreOptions): Promise<EventStore> {
  // The client brings gRPC with it: who keeps the log in PostgreSQL waits for neither.
  const { kurrentEventStore } = await import('@titian/event-store/kurrentdb')
  try {
    const place = { connectionString: url, prefix: `${service}.`, ...(namespace !== undefined && { namespace }) }
    return await kurrentEventStore({ ...place, log: service, clock })
  } catch (error) {
    if (isTitianError(error, 'LOG_UNAVAILABLE')) throw new TitianError('KURRENTDB_AWAY', {}, { cause: error })
    if (isTitianError(error, 'LOG_REFUSED')) throw new TitianError('KURRENTDB_REFUSED', error.details)
    throw error
  }
}
