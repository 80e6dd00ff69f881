import process from 'node:process'
import { type KurrentDouble, kurrentDouble } from '@titian/event-store/kurrentdb/double'
import { openPool } from '@titian/event-store/postgres'
import { internalLog, mainLog } from '@titian/service-kit/run'
import pg from 'pg'
import { type Demo, shortStory, startDemo, wholeStory } from './demo.ts'

const before = { KURRENTDB_URL: process.env.KURRENTDB_URL, EVENT_STORE: process.env.EVENT_STORE }

/** Events in these logs in PostgreSQL. */
async function inPostgres(demo: Demo, logs: readonly string[]): Promise<number> {
  const pool = openPool({ connectionString: demo.all.databaseUrl, max: 1 })
  try {
    const counts = logs.map((schema) => `select count(*)::int as events from ${pg.escapeIdentifier(schema)}.events`)
    const { rows } = await pool.query<{ events: number }>(counts.join(' union all '))
    return rows.reduce((sum, { events }) => sum + events, 0)
  } finally {
    await pool.end()
  }
}

/** On a real server, which is asked for by name and not by `npm test`, all of it. */
const story = before.KURRENTDB_URL === undefined ? shortStory : wholeStory

const heads = (demo: Demo) => Promise.all(demo.all.services.map((service) => service.head()))
const internalHeads = (demo: Demo) => Promise.all(demo.all.services.map((service) => service.internalHead()))

describe(`the story ${story}, its logs on KurrentDB (${before.KURRENTDB_URL === undefined ? 'the double' : 'the server at KURRENTDB_URL'})`, () => {
  let double: KurrentDouble | undefined
  let demo: Demo | undefined

  beforeAll(async () => {
    if (before.KURRENTDB_URL === undefined) double = await kurrentDouble()
    Object.assign(process.env, { EVENT_STORE: 'kurrentdb', KURRENTDB_URL: before.KURRENTDB_URL ?? double?.connectionString })
  })
  afterAll(async () => {
    // Whatever became of the demo, other specs of this process must not find it.
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    try {
      await demo?.stop()
    } finally {
      double?.stop()
    }
  }, 60_000)

  it('is told whole, and leaves no event in the main logs of PostgreSQL; what is internal stays there', async () => {
    demo = await startDemo(story)
    // A step that ends otherwise than the story has it stops the telling; a refusal records nothing.
    const done = demo.story.steps.filter((step) => step.do !== undefined && step.expect === undefined).length
    expect(await demo.tell()).toBe(done)
    for (const head of await heads(demo)) expect(head).toBeGreaterThan(0n)
    expect(
      await inPostgres(
        demo,
        demo.all.services.map(({ name }) => mainLog(name)),
      ),
    ).toBe(0)
    const [internal = 0n] = await internalHeads(demo)
    expect(internal).toBeGreaterThan(0n)
    expect(await inPostgres(demo, [internalLog('intake')])).toBe(Number(internal))
  }, 600_000)

  it('is found again after a restart: told once more, it records nothing', async () => {
    if (demo === undefined) throw new Error('the demo did not start')
    const { folder } = demo
    const [told, internal] = [await heads(demo), await internalHeads(demo)]
    await demo.all.stop()
    double?.stop()
    await double?.start()
    demo = await startDemo(story, folder)
    expect(await demo.tell()).toBe(0)
    expect(await heads(demo)).toEqual(told)
    expect(await internalHeads(demo)).toEqual(internal)
  }, 600_000)
})
