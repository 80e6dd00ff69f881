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
  /** Null where there is none. */
  readonly rebuild: StoredRebuild | null
}

/** Where a rebuild beside the live view stands, under way or cancelled: `updatedAt` is when it last moved. */
export interface StoredRebuild {
  readonly version: number
  readonly position: bigint
  /** Where the live view stands: it is built up to there, and then put in its place. */
  readonly target: bigint
  /** Of the way to the target, in whole percent, rounded down. */
  readonly percent: number
  readonly events: number
  /** Null where it was begun before this was written down. */
  readonly startedAt: Date | null
  readonly updatedAt: Date
}

export async function storedViews(pool: Pool, service: string): Promise<StoredView[]> {
  const { rows } = await pool.query<Stored>(
    `select c.view, c.version, c.position::text, c.events::text, c.failed, c.updated_at,
            n.position::text as next_position, n.events::text as next_events, n.begun_at as next_begun_at, n.updated_at as next_updated_at
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
    rebuild: row.next_updated_at === null ? null : rebuildOf(row, row.next_updated_at),
  }))
}

interface Stored extends Record<'view' | 'position' | 'events' | 'next_position' | 'next_events', string> {
  readonly version: number
  readonly failed: StoredView['failed']
  readonly updated_at: Date
  readonly next_begun_at: Date | null
  readonly next_updated_at: Date | null
}

function rebuildOf(row: Stored, updatedAt: Date): StoredRebuild {
  const [position, target] = [BigInt(row.next_position), BigInt(row.position)]
  return {
    version: row.version,
    position,
    target,
    percent: position >= target ? 100 : Number((position * 100n) / target),
    events: Number(row.next_events),
    startedAt: row.next_begun_at,
    updatedAt,
  }
}
