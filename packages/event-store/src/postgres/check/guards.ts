import type pg from 'pg'
import type { LogFault } from './fault.ts'

/** What keeps a log as it is, each with the question whether it is in force. */
const GUARDS = `
  SELECT wanted.what FROM (VALUES
    ('events_pkey'), ('events_version_once'), ('events_id_once')
  ) AS wanted (what)
  WHERE NOT EXISTS (
    SELECT FROM pg_constraint c JOIN pg_index i ON i.indexrelid = c.conindid
     WHERE c.conrelid = $1::regclass AND c.conname = wanted.what AND c.contype IN ('p', 'u') AND c.convalidated AND i.indisvalid AND i.indisready)
  UNION ALL
  SELECT 'events_by_category' WHERE NOT EXISTS (
    SELECT FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid = $1::regclass AND c.relname = 'events_by_category' AND i.indisvalid AND i.indisready)
  UNION ALL
  SELECT 'events_for_ever' WHERE NOT EXISTS (
    SELECT FROM pg_trigger t WHERE t.tgrelid = $1::regclass AND t.tgname = 'events_for_ever' AND t.tgenabled IN ('O', 'A'))`

export async function missingGuards(client: pg.ClientBase, table: string): Promise<LogFault[]> {
  const { rows } = await client.query<{ what: string }>(GUARDS, [table])
  return rows.map(({ what }) => ({ code: 'GUARD_MISSING', details: { what } }))
}
