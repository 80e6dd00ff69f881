import type { Db } from '@titian/views'

export interface DueRow {
  readonly name: string
  readonly resource: string
  readonly deadlineId: string
  readonly dueAt: Date
  readonly key: string
}

/** Unsettled and due by `now`, earliest first; without those of `except`. */
export async function dueRows(db: Db, now: Date, except: readonly string[]): Promise<readonly DueRow[]> {
  const { rows } = await db.query<DueRow>(
    `select name, resource, deadline_id as "deadlineId", due_at as "dueAt", key from deadline
      where settled_at is null and due_at <= $1 and key <> all($2::uuid[])
      order by due_at, name, resource, deadline_id`,
    [now, except],
  )
  return rows
}

/** The earliest instant at which something unsettled is due, past or to come. */
export async function earliestDue(db: Db, except: readonly string[]): Promise<Date | null> {
  const { rows } = await db.query<{ due: Date | null }>(
    'select min(due_at) as due from deadline where settled_at is null and key <> all($1::uuid[])',
    [except],
  )
  return rows[0]?.due ?? null
}
