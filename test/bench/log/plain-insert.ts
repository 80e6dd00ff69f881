import { randomUUID } from 'node:crypto'
import { openPool } from '@titian/event-store/postgres'
import { type Contender, dataOf, metaOf } from './contender.ts'

/** One row, one prepared INSERT, one transaction: no order, no expectation but the key, no repeat. */
export async function plainInsert(url: string): Promise<Contender> {
  const pool = openPool({ connectionString: url, max: 32 })
  await pool.query(`CREATE TABLE events (position bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stream text NOT NULL, version int NOT NULL,
    id uuid NOT NULL, type text NOT NULL, recorded_at timestamptz NOT NULL DEFAULT now(), data text NOT NULL, meta text NOT NULL, UNIQUE (stream, version))`)
  const text = 'INSERT INTO events (stream, version, id, type, data, meta) VALUES ($1, 1, $2, $3, $4, $5) RETURNING position'
  return {
    name: 'plain INSERT',
    appendNew(bytes) {
      const id = randomUUID()
      const values = [`bench.note-${randomUUID()}`, id, 'Noted', JSON.stringify(dataOf(bytes)), JSON.stringify(metaOf(id))]
      return pool.query({ name: 'plain', text, values })
    },
    close: () => pool.end(),
  }
}
