import type pg from 'pg'

/** An event that a reaction could not follow, or one that waits behind such a one of its stream. */
export interface ParkedEvent {
  readonly reaction: string
  readonly stream: string
  readonly version: number
  readonly position: bigint
  readonly code: string
  readonly attempts: number
  readonly since: Date
  readonly lastSeen: Date
}

/** Set aside per reaction and stream, in the order of the stream; ids and codes only. */
export interface ParkedEvents {
  /** In the order of the log. */
  list(): Promise<readonly ParkedEvent[]>
  /** Again: one attempt more. */
  park(event: Omit<ParkedEvent, 'attempts' | 'since' | 'lastSeen'>): Promise<void>
  remove(reaction: string, position: bigint): Promise<void>
  /** Since when the one waits that waits longest; undefined where none does. */
  oldest(): Promise<Date | undefined>
}

export async function createParkedEvents(pool: pg.Pool, schema: string): Promise<void> {
  await pool.query(`create table if not exists "${schema}".parked_event (
    reaction text not null,
    stream text not null,
    version int not null,
    position bigint not null,
    code text not null,
    attempts int not null default 1,
    since timestamptz not null default now(),
    last_seen timestamptz not null default now(),
    constraint parked_event_pk primary key (reaction, position)
  )`)
  // As it was laid before: without.
  await pool.query(`alter table "${schema}".parked_event add column if not exists last_seen timestamptz not null default now()`)
}

export const parkedEvents = (pool: pg.Pool, schema: string): ParkedEvents => ({
  async list() {
    const { rows } = await pool.query<Omit<ParkedEvent, 'position' | 'lastSeen'> & { position: string; last_seen: Date }>(
      `select reaction, stream, version, position, code, attempts, since, last_seen from "${schema}".parked_event order by position, reaction`,
    )
    return rows.map(({ position, last_seen, ...row }) => ({ ...row, position: BigInt(position), lastSeen: last_seen }))
  },
  async park({ reaction, stream, version, position, code }) {
    await pool.query(
      `insert into "${schema}".parked_event (reaction, stream, version, position, code) values ($1, $2, $3, $4, $5)
       on conflict (reaction, position) do update set code = excluded.code, attempts = parked_event.attempts + 1, last_seen = now()`,
      [reaction, stream, version, position.toString(), code],
    )
  },
  async remove(reaction, position) {
    await pool.query(`delete from "${schema}".parked_event where reaction = $1 and position = $2`, [reaction, position.toString()])
  },
  async oldest() {
    const { rows } = await pool.query<{ since: Date | null }>(`select min(since) as since from "${schema}".parked_event`)
    return rows[0]?.since ?? undefined
  },
})
