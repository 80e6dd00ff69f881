import { aggregate, event } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { idOf, on, onMany, startViews, type View, view } from '@titian/views'
import type pg from 'pg'
import { z } from 'zod'
import { type Round, spread, timed } from '../measure.ts'
import type { Plan, Row } from './scenarios.ts'

const label = { id: 'x', en: 'x' }
const old = aggregate({
  name: 'old',
  events: { Noted: event(1, { note: z.string() }, { label }) },
  initialState: {},
  evolve: { Noted: (state) => state },
})
const sql = (name: string) =>
  `create table ${name} (id text not null, version int not null, note text not null, constraint ${name}_pkey primary key (id, version))`

const bulk = (version: number): View =>
  view({
    name: 'notes_in_bulk',
    version,
    sql: sql('note_in_bulk'),
    handles: [
      onMany(old, async (events, db) => {
        await db.query('insert into note_in_bulk select * from unnest($1::text[], $2::int[], $3::text[])', [
          events.map(({ stream }) => idOf(stream)),
          events.map((each) => each.version),
          events.map(({ data }) => data.note.slice(0, 40)),
        ])
      }),
    ],
  })

const single = (version: number): View =>
  view({
    name: 'notes',
    version,
    sql: sql('note'),
    handles: [
      on(old, {
        async Noted({ stream, version: at, data }, db) {
          await db.query('insert into note values ($1, $2, $3)', [idOf(stream), at, data.note.slice(0, 40)])
        },
      }),
    ],
  })

/** A row an event, three columns and a key: built from nothing to the head, through the same runner as in a service. */
export async function rebuilding(store: EventStore, pool: pg.Pool, { rounds, say }: Plan): Promise<Row[]> {
  const events = Number(await store.head())
  const build = async (one: View): Promise<Round> => {
    const result = await timed(async () => {
      const views = startViews({ service: 'bench', store, pool, views: [one] })
      await views.ready
      if (views.status()[0]?.events !== events) throw new Error('the view is not whole')
      await views.stop()
      return events
    })
    await pool.query(`drop schema bench_view_${one.name}_v${one.version} cascade`)
    return result
  }
  const inBulk: Round[] = []
  const singly: Round[] = []
  for (let nth = 1; nth <= rounds; nth += 1) {
    say(`rebuild a view of ${events} events: round ${nth} of ${rounds}`)
    inBulk.push(await build(bulk(nth)))
    if (nth <= 2) singly.push(await build(single(nth)))
  }
  return [
    { scenario: 'rebuild a view', contender: 'bulk handler', unit: 'events/s', spread: spread(inBulk) },
    { scenario: 'rebuild a view', contender: 'a statement an event', unit: 'events/s', spread: spread(singly) },
  ]
}
