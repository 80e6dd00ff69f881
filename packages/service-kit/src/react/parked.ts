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
}

/** Set aside per reaction and stream, in the order of the stream; ids and codes only. */
export interface ParkedEvents {
  /** Of one reaction and stream, or all; oldest first. */
  list(): Promise<readonly ParkedEvent[]>
  /** Again: one attempt more. */
  park(event: Omit<ParkedEvent, 'attempts' | 'since'>): Promise<void>
  remove(reaction: string, position: bigint): Promise<void>
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
    constraint parked_event_pk primary key (reaction, position)
  )`)
}

export const parkedEvents = (pool: pg.Pool, schema: string): ParkedEvents => ({
  async list() {
    const { rows } = await pool.query<Omit<ParkedEvent, 'position'> & { position: string }>(
      `select reaction, stream, version, position, code, attempts, since from "${schema}".parked_event order by position, reaction`,
    )
    return rows.map((row) => ({ ...row, position: BigInt(row.position) }))
  },
  async park({ reaction, stream, version, position, code }) {
    await pool.query(
      `insert into "${schema}".parked_event (reaction, stream, version, position, code) values ($1, $2, $3, $4, $5)
       on conflict (reaction, position) do update set code = excluded.code, attempts = parked_event.attempts + 1`,
      [reaction, stream, version, position.toString(), code],
    )
  },
  async remove(reaction, position) {
    await pool.query(`delete from "${schema}".parked_event where reaction = $1 and position = $2`, [reaction, position.toString()])
  },
})
