import type pg from 'pg'
import { dataOf, metaOf } from './contender.ts'

/** Fills a log of Titian's up to so many events, ten a stream, as the migrator: what appending one by one would take hours for. */
export async function fill(pool: pg.Pool, events: number, bytes: number): Promise<void> {
  const step = 200_000
  for (;;) {
    const { rows } = await pool.query<{ head: string }>('SELECT coalesce(max(position), 0)::text AS head FROM bench_log.events')
    const head = Number(rows[0]?.head ?? 0)
    if (head >= events) break
    await pool.query(
      `INSERT INTO bench_log.events (position, stream, version, id, type, schema_version, recorded_at, data, meta, category)
       SELECT $1::bigint + n, 'bench.old-' || md5($1::text || '-' || (n - 1) / 10), ((n - 1) % 10) + 1, gen_random_uuid(), 'Noted', 1,
              greatest(now(), (SELECT max(recorded_at) FROM bench_log.events)), $3, $4, 'bench.old'
         FROM generate_series(1, $2::int) AS n`,
      [head, Math.min(step, events - head), JSON.stringify(dataOf(bytes)), JSON.stringify(sorted(metaOf('00000000-0000-4000-8000-000000000000')))],
    )
  }
  await pool.query('VACUUM (ANALYZE) bench_log.events')
}

/** Canonical text has its members in order. */
const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, member]) => [name, sorted(member)]),
      )
    : value
