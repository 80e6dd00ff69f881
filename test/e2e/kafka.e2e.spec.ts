import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { openPool } from '@titian/event-store/postgres'
import { mainLog } from '@titian/service-kit/run'
import { kafkaDistribution, type LocalKafka, startKafka } from '@titian/testing/kafka'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import pg from 'pg'
import { markersOf } from '../../tools/story/markers.ts'
import { type Demo, shortStory, startDemo } from './demo.ts'

const { jars, missing } = await kafkaDistribution()
const hasKcat = spawnSync('kcat', ['-V']).status === 0
const asyncapi = new URL('../../contracts/asyncapi.json', import.meta.url)
const variables = ['BROKER', 'KAFKA_BROKERS', 'KAFKA_TLS'] as const

/** How many events each stream of each log holds. */
async function streams(demo: Demo): Promise<ReadonlyMap<string, number>> {
  const pool = openPool({ connectionString: demo.all.databaseUrl, max: 1 })
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

interface Seen {
  readonly key: string | null
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string
}

/** All records of a topic, by a client that is not ours. */
function seenByKcat(brokers: readonly string[], topic: string): readonly Seen[] {
  const { stdout } = spawnSync('kcat', ['-C', '-b', brokers.join(','), '-t', topic, '-e', '-q', '-J'], { encoding: 'utf8', maxBuffer: 2 ** 28 })
  const lines = stdout.split('\n').filter((line) => line !== '')
  const records = lines.map((line) => JSON.parse(line) as { key: string | null; payload: string; headers: string[] })
  const paired = (list: readonly string[]) =>
    Object.fromEntries(list.flatMap((name, index) => (index % 2 === 0 ? [[name, list[index + 1] ?? '']] : [])))
  return records.map(({ key, payload, headers }) => ({ key, payload, headers: paired(headers) }))
}

const suite = missing === undefined ? describe : describe.skip

suite(`the short story, between services by Kafka${missing === undefined ? '' : ` (${missing})`}`, () => {
  const before = variables.map((name) => [name, process.env[name]] as const)
  let dataDir: string
  let kafka: LocalKafka
  let demo: Demo
  let told = { recorded: 0, others: 0 }

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'titian-kafka-e2e-'))
    kafka = await startKafka({ jars: jars ?? '', dataDir })
    process.stdout.write(`Apache Kafka ${kafka.version}\n`)
    Object.assign(process.env, { BROKER: 'kafka', KAFKA_BROKERS: kafka.brokers.join(','), KAFKA_TLS: 'off' })
    demo = await startDemo(shortStory)
    let others = 0
    const recorded = await demo.tell((_, { kind }) => {
      if (kind === 'told' || kind === 'refused') others += 1
    })
    told = { recorded, others }
  }, 600_000)
  afterAll(async () => {
    await demo?.stop()
    await kafka?.stop()
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    await rm(dataDir, { recursive: true, force: true })
  }, 60_000)

  it('arrives whole at every service', async () => {
    expect(told.recorded + told.others).toBe(demo.story.steps.length)
    const found = await streams(demo)
    const received = [...found].flatMap(([stream, events]) => {
      const source = /^[^.]+\.received\.(.+)$/.exec(stream)?.[1]
      return source === undefined ? [] : [{ stream, events, atSource: found.get(source) }]
    })
    expect(received.filter(({ events, atSource }) => events !== atSource)).toEqual([])
    expect(received.length).toBeGreaterThan(demo.all.services.length)
  })

  const kcat = hasKcat ? it : it.skip
  kcat(`is on the wire as the contracts say, and tells of nobody${hasKcat ? '' : ' (kcat is not installed)'}`, async () => {
    const { channels, components } = JSON.parse(await readFile(asyncapi, 'utf8'))
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    ajv.addSchema({ $id: 'titian', components })
    // Compiled once each: there are thousands of heartbeats.
    const compiled = new Map<object, ValidateFunction>()
    const must = (name: string, schema: object, value: unknown) => {
      const validate = compiled.get(schema) ?? ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"titian#/')))
      compiled.set(schema, validate)
      if (!validate(value)) throw new Error(`${name}: ${ajv.errorsText(validate.errors)}`)
    }
    const markers = markersOf(demo.story)
    let events = 0
    for (const topic of ['titian.intake.v1', 'titian.referral.v1', 'titian.victim-support.v1']) {
      const records = seenByKcat(kafka.brokers, topic)
      const { messages } = channels[topic]
      for (const { value, step } of markers)
        expect([step, records.some(({ payload, key }) => `${key}${payload}`.includes(value))]).toEqual([step, false])
      const { heartbeat } = components.messages
      expect(messages['titian.heartbeat']).toEqual({ $ref: '#/components/messages/heartbeat' })
      const beats = records.filter(({ headers }) => headers.ce_type === heartbeat.name)
      for (const { key, headers, payload } of beats) {
        const body = JSON.parse(payload)
        must('headers of a heartbeat', heartbeat.headers, headers)
        must('a heartbeat', heartbeat.payload, body)
        expect([key, topic, headers.ce_time]).toEqual([null, `titian.${body.source}.v1`, body.at])
      }
      expect(beats.length).toBeGreaterThan(0)
      for (const { key, headers, payload } of records.filter((record) => !beats.includes(record))) {
        events += 1
        const body = JSON.parse(payload)
        expect(key).toBe(body.partitionKey)
        const category = body.stream.slice(body.source.length + 1, body.stream.indexOf('-', body.source.length))
        const declared = messages[`${category}.${body.type}`]
        if (declared === undefined) throw new Error(`The contracts know no ${body.type} of ${body.stream}`)
        must(`headers of ${body.type}`, declared.headers, headers)
        must(`${body.stream} ${body.type}`, declared.payload, body)
        expect([headers.ce_id, headers.ce_subject, headers.ce_type]).toEqual([body.id, body.stream, body.type])
      }
    }
    expect(events).toBeGreaterThan(10)
  })
})
