import pg from 'pg'
import { orUnavailable } from '../postgres/unavailable.ts'
import type { Heartbeats } from './heartbeats.ts'

/** The table `heartbeat` of the service's own schema (see service.sql). Errors: LOG_UNAVAILABLE. */
export function postgresHeartbeats({ pool, schema }: { readonly pool: pg.Pool; readonly schema: string }): Heartbeats {
  const table = `${pg.escapeIdentifier(schema)}.heartbeat`
  return {
    async note(source, at) {
      // Another follows within a second: the commit need not wait for the disk.
      await orUnavailable('LOG_UNAVAILABLE', () =>
        pool.query(
          `WITH quick AS (SELECT set_config('synchronous_commit', 'off', true))
           INSERT INTO ${table} (source, at) SELECT $1, $2::timestamptz FROM quick ON CONFLICT (source) DO UPDATE SET at = excluded.at`,
          [source, at],
        ),
      )
    },
    async last(sources) {
      const { rows } = await orUnavailable('LOG_UNAVAILABLE', () =>
        pool.query<{ source: string; at: Date }>(`SELECT source, at FROM ${table} WHERE source = ANY ($1)`, [sources]),
      )
      return new Map(rows.map(({ source, at }) => [source, at]))
    },
  }
}
