import process from 'node:process'
import { mainLog } from '@titian/service-kit/run'
import { kafkaDistribution } from '@titian/testing/kafka'
import pg from 'pg'
import { type Demo, startDemo } from './demo.ts'

const { missing } = await kafkaDistribution()
const name = 'the story, between services by Kafka'

/** How many events each stream of each log holds. */
async function streams(demo: Demo): Promise<ReadonlyMap<string, number>> {
  const pool = new pg.Pool({ connectionString: demo.all.databaseUrl, max: 1 })
  try {
    const logs = demo.all.services.map(
      (each) => `select stream, count(*)::int as events from ${pg.escapeIdentifier(mainLog(each.name))}.events group by 1`,
    )
    const { rows } = await pool.query<{ stream: string; events: number }>(logs.join(' union all '))
    return new Map(rows.map(({ stream, events }) => [stream, events]))
  } finally {
    await pool.end()
  }
}

describe(missing === undefined ? name : `${name} (${missing})`, () => {
  const tells = missing === undefined ? it : it.skip
  tells(
    'arrives whole at every service',
    async () => {
      const before = process.env.BROKER
      process.env.BROKER = 'kafka'
      const demo = await startDemo()
      try {
        let others = 0
        const recorded = await demo.tell((_, { kind }) => {
          if (kind === 'told' || kind === 'refused') others += 1
        })
        expect(recorded + others).toBe(demo.story.steps.length)
        const found = await streams(demo)
        const received = [...found].flatMap(([stream, events]) => {
          const source = /^[^.]+\.received\.(.+)$/.exec(stream)?.[1]
          return source === undefined ? [] : [{ stream, events, atSource: found.get(source) }]
        })
        expect(received.filter(({ events, atSource }) => events !== atSource)).toEqual([])
        expect(received.length).toBeGreaterThan(demo.all.services.length)
      } finally {
        await demo.stop()
        if (before === undefined) delete process.env.BROKER
        else process.env.BROKER = before
      }
    },
    600_000,
  )
})
