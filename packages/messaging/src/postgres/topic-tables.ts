import pg from 'pg'
import type { Heartbeat, IntegrationEvent } from '../port.ts'
import { orUnavailable } from './unavailable.ts'

/** How far a topic is, and one consumer in it. Offsets count a topic's messages from 1, without gaps. */
export interface Progress {
  readonly head: number
  readonly settled: number
  readonly heartbeat: (Heartbeat & { readonly behind: number }) | undefined
}

interface ProgressRow {
  readonly head: string
  readonly seq: string | null
  readonly beat_source: string | null
  readonly beat_at: Date | null
  readonly beat_behind: string | null
}

export interface TopicTables {
  publish(topic: string, bodies: readonly string[]): Promise<void>
  beat(topic: string, heartbeat: Heartbeat): Promise<void>
  progress(group: string, topic: string): Promise<Progress>
  /** In order of offset; `last` is the offset of the last one. */
  read(topic: string, after: number, limit: number): Promise<{ readonly messages: readonly IntegrationEvent[]; readonly last: number }>
  settle(group: string, topic: string, upto: number): Promise<void>
}

/** The statements of broker.sql. Errors: BROKER_UNAVAILABLE. */
export function topicTables(pool: pg.Pool, schemaName: string): TopicTables {
  const schema = pg.escapeIdentifier(schemaName)
  const query = <Row extends pg.QueryResultRow>(name: string, text: string, values: readonly unknown[]) =>
    orUnavailable('BROKER_UNAVAILABLE', async () => (await pool.query<Row>({ name: `${schemaName}.${name}`, text, values: [...values] })).rows)
  return {
    async publish(topic, bodies) {
      await query('publish', `SELECT ${schema}.publish($1, $2::json)`, [topic, `[${bodies.join(',')}]`])
    },
    async beat(topic, { source, at }) {
      await query('beat', `SELECT ${schema}.beat($1, $2, $3)`, [topic, source, at])
    },
    async progress(group, topic) {
      const [row] = await query<ProgressRow>(
        'progress',
        `SELECT t.head, t.beat_source, t.beat_at, t.beat_behind, s.seq
         FROM ${schema}.topic t LEFT JOIN ${schema}.settled s ON s.topic = t.name AND s.consumer = $1
         WHERE t.name = $2`,
        [group, topic],
      )
      return row === undefined ? { head: 0, settled: 0, heartbeat: undefined } : progressOf(row)
    },
    async read(topic, after, limit) {
      const rows = await query<{ seq: string; body: IntegrationEvent }>(
        'read',
        `SELECT seq, body FROM ${schema}.message WHERE topic = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
        [topic, after, limit],
      )
      return { messages: rows.map((row) => row.body), last: Number(rows.at(-1)?.seq ?? after) }
    },
    async settle(group, topic, upto) {
      await query('settle', `SELECT ${schema}.settle($1, $2, $3)`, [group, topic, upto])
    },
  }
}

const progressOf = (row: ProgressRow): Progress => ({
  head: Number(row.head),
  settled: Number(row.seq ?? 0),
  heartbeat:
    row.beat_source === null || row.beat_at === null
      ? undefined
      : { source: row.beat_source, at: row.beat_at.toISOString(), behind: Number(row.beat_behind ?? 0) },
})
