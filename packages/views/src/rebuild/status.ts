import type { Pool } from 'pg'
import { serviceSchema } from '../schema.ts'

/** A row of `view_checkpoint`: what is known of a view without asking the process that runs it. */
export interface StoredView {
  readonly view: string
  readonly version: number
  readonly position: bigint
  readonly events: number
  readonly failed: { readonly position: string; readonly stream: string; readonly type: string; readonly code: string } | null
  readonly updatedAt: Date
  /** Where a rebuild of it stands, cancelled or under way; null where there is none. */
  readonly rebuild: { readonly position: bigint; readonly events: number; readonly updatedAt: Date } | null
}

export async function storedViews(pool: Pool, service: string): Promise<StoredView[]> {
  const { rows } = await pool.query<Record<'view' | 'position' | 'events' | 'next_position' | 'next_events', string> & Stored>(
    `select c.view, c.version, c.position::text, c.events::text, c.failed, c.updated_at,
            n.position::text as next_position, n.events::text as next_events, n.updated_at as next_updated_at
       from "${serviceSchema(service)}".view_checkpoint c
       left join "${serviceSchema(service)}".view_checkpoint n on n.view = c.view || '_next' and n.version = c.version
      where not exists (select from "${serviceSchema(service)}".view_checkpoint l where c.view = l.view || '_next' and c.version = l.version)
      order by c.view, c.version`,
  )
  return rows.map((row) => ({
    view: row.view,
    version: row.version,
    position: BigInt(row.position),
    events: Number(row.events),
    failed: row.failed,
    updatedAt: row.updated_at,
    rebuild:
      row.next_updated_at === null ? null : { position: BigInt(row.next_position), events: Number(row.next_events), updatedAt: row.next_updated_at },
  }))
}

interface Stored {
  readonly version: number
  readonly failed: StoredView['failed']
  readonly updated_at: Date
  readonly next_updated_at: Date | null
}
