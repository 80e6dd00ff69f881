import process from 'node:process'
import { kurrentDouble } from '@titian/event-store/kurrentdb/double'
import { mainLog } from '@titian/service-kit/run'
import pg from 'pg'
import { type Demo, startDemo } from './demo.ts'

const { KURRENTDB_URL, EVENT_STORE } = process.env

/** Events in the main logs that would be in PostgreSQL. */
async function inPostgres(demo: Demo): Promise<number> {
  const pool = new pg.Pool({ connectionString: demo.all.databaseUrl, max: 1 })
  try {
    const logs = demo.all.services.map(({ name }) => `select count(*)::int as events from ${pg.escapeIdentifier(mainLog(name))}.events`)
    const { rows } = await pool.query<{ events: number }>(logs.join(' union all '))
    return rows.reduce((sum, { events }) => sum + events, 0)
  } finally {
    await pool.end()
  }
}

describe(`the story, its logs on KurrentDB (${KURRENTDB_URL === undefined ? 'the double' : 'the server at KURRENTDB_URL'})`, () => {
  it('is told whole, and leaves no event in the logs of PostgreSQL', async () => {
    const double = KURRENTDB_URL === undefined ? await kurrentDouble() : undefined
    Object.assign(process.env, { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: KURRENTDB_URL ?? double?.connectionString })
    const demo = await startDemo()
    try {
      // A step that ends otherwise than the story has it stops the telling. Some steps are told only, or refused as they should be.
      const done = demo.story.steps.filter((step) => 'do' in step).length
      expect(await demo.tell()).toBeGreaterThan(done - 10)
      for (const service of demo.all.services) expect(await service.head()).toBeGreaterThan(0n)
      expect(await inPostgres(demo)).toBe(0)
    } finally {
      await demo.stop()
      for (const [name, value] of Object.entries({ KURRENTDB_URL, EVENT_STORE })) {
        if (value === undefined) delete process.env[name]
        else process.env[name] = value
      }
      double?.stop()
    }
  }, 600_000)
})
