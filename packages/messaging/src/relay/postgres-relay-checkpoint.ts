import pg from 'pg'
import { orUnavailable } from '../postgres/unavailable.ts'
import type { RelayCheckpoint } from './relay-checkpoint.ts'

/**
 * One row of the service's own schema (see service.sql). Time is the database's, so that no two machines' clocks are compared.
 * Errors: LOG_UNAVAILABLE.
 *
 * @param leaseMs default 3000: shorter than facts take to go stale, so that a relay that dies is replaced before anyone notices
 */
export function postgresRelayCheckpoint(options: {
  readonly pool: pg.Pool
  readonly schema: string
  readonly service: string
  readonly leaseMs?: number
}): RelayCheckpoint {
  const { pool, service, leaseMs = 3000 } = options
  const table = `${pg.escapeIdentifier(options.schema)}.relay_checkpoint`
  const lease = `clock_timestamp() + $2 * interval '1 millisecond'`
  const query = <Row extends pg.QueryResultRow>(text: string, values: readonly unknown[]) =>
    orUnavailable('LOG_UNAVAILABLE', () => pool.query<Row>(text, [service, ...values]))
  return {
    async read() {
      const { rows } = await query<{ position: string }>(`SELECT position FROM ${table} WHERE service = $1`, [])
      return BigInt(rows[0]?.position ?? 0)
    },
    async acquire() {
      const { rows } = await query<{ epoch: string; position: string }>(
        `INSERT INTO ${table} AS c (service, position, epoch, leased_until) VALUES ($1, 0, 1, ${lease})
         ON CONFLICT (service) DO UPDATE SET epoch = c.epoch + 1, leased_until = excluded.leased_until
         WHERE c.leased_until < clock_timestamp()
         RETURNING epoch, position`,
        [leaseMs],
      )
      const [row] = rows
      return row && { epoch: BigInt(row.epoch), position: BigInt(row.position) }
    },
    async advance(epoch, from, to) {
      // Not waiting for the disk: a position that the server loses in a crash is one from which it is published again.
      const { rowCount } = await query(
        `WITH quick AS (SELECT set_config('synchronous_commit', 'off', true))
         UPDATE ${table} SET position = $5, leased_until = ${lease} FROM quick WHERE service = $1 AND epoch = $3 AND position = $4`,
        [leaseMs, String(epoch), String(from), String(to)],
      )
      return rowCount === 1
    },
    async renew(epoch) {
      const { rowCount } = await query(`UPDATE ${table} SET leased_until = ${lease} WHERE service = $1 AND epoch = $3`, [leaseMs, String(epoch)])
      return rowCount === 1
    },
    async release(epoch) {
      await query(`UPDATE ${table} SET leased_until = '-infinity' WHERE service = $1 AND epoch = $2`, [String(epoch)])
    },
  }
}
