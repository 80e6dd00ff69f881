import type pg from 'pg'

/** Up to where something has followed the log. */
export interface Checkpoint {
  read(): Promise<bigint>
  write(position: bigint): Promise<void>
}

export async function createFollowers(pool: pg.Pool, schema: string): Promise<void> {
  await pool.query(`create schema if not exists "${schema}"`)
  await pool.query(`create table if not exists "${schema}".follower (
    name text constraint follower_pk primary key,
    position bigint not null,
    updated_at timestamptz not null default now()
  )`)
}

export const followerCheckpoint = (pool: pg.Pool, schema: string, name: string): Checkpoint & { forget(): Promise<void> } => ({
  async read() {
    const { rows } = await pool.query<{ position: string }>(`select position from "${schema}".follower where name = $1`, [name])
    return BigInt(rows[0]?.position ?? 0)
  },
  async write(position) {
    await pool.query(
      `insert into "${schema}".follower (name, position) values ($1, $2)
       on conflict (name) do update set position = excluded.position, updated_at = now() where follower.position < excluded.position`,
      [name, position.toString()],
    )
  },
  async forget() {
    await pool.query(`delete from "${schema}".follower where name = $1`, [name])
  },
})
