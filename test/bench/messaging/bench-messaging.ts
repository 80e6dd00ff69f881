import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { IntegrationEvent } from '@titian/messaging'
import kafkajs from 'kafkajs'
import { newEvent } from '../log/titian.ts'
import { machine } from '../machine.ts'
import { type Round, type Spread, spread, timed } from '../measure.ts'
import { type Arrivals, arrivals, type Range, range, sustained } from './arrivals.ts'
import { type Setting, setting } from './setting.ts'
import type { Between } from './sides.ts'

export const help = `npm run bench -- messaging [options]

  What goes between two services over Apache Kafka, on a PostgreSQL and a Kafka of this run's own; how long until what one
  recorded stands in the other's timeline, over both brokers. Under 4 minutes on two cores.

  --events N     events of a round of catching up (default 20000; 0: none)
  --rounds N     rounds (default 5)
  --no-save      print only; otherwise bench/results/messaging-<date>.json is written
`

const messagesPerSend = 500

export async function benchMessaging(args: readonly string[]): Promise<void> {
  const options = { events: { type: 'string', default: '20000' }, rounds: { type: 'string', default: '5' }, 'no-save': { type: 'boolean' } } as const
  const { values } = parseArgs({ args: [...args], options })
  const [count, rounds] = [Number(values.events), Number(values.rounds)]
  const at = await setting()
  try {
    const { rows: versions } = await at.pool.query<{ server_version: string }>('SHOW server_version')
    const measured: Record<'plain' | 'publish' | 'relay' | 'receive', Round[]> = { plain: [], publish: [], relay: [], receive: [] }
    for (let round = 0; round < rounds && count > 0; round += 1) {
      const name = `${Date.now()}`
      const way = await at.round(`${name}a`)
      const messages = made(count)
      measured.plain.push(await plain(at.kafka.brokers, way.topic, messages))
      measured.publish.push(await timed(() => published(at.broker, way.topic, messages)))
      await way.close()
      const path = await at.round(`${name}b`)
      await path.fill(count)
      measured.relay.push(await timed(async () => path.relayed().then(() => count)))
      measured.receive.push(
        await timed(async () => {
          await path.receive()
          await path.received(count)
          return count
        }),
      )
      await path.close()
      process.stderr.write(`catching up: round ${round + 1} of ${rounds}\n`)
    }
    const latency: Record<Between, Arrivals[]> = { kafka: [], postgres: [] }
    for (let round = 0; round < rounds; round += 1) {
      for (const between of ['kafka', 'postgres'] as const) latency[between].push(await arrivals(at, between))
      process.stderr.write(`arrivals: round ${round + 1} of ${rounds}\n`)
    }
    const idle = await idleCpu(at)
    const spreads = Object.fromEntries(Object.entries(measured).map(([what, its]) => [what, spread(its)])) as Record<keyof typeof measured, Spread>
    const result = { machine: machine(versions[0]?.server_version ?? ''), kafka: at.kafka.version, spreads, latency, idle }
    process.stdout.write(printed(result))
    if (values['no-save'] !== true) save(result)
  } finally {
    await at.close()
  }
}

const made = (count: number): readonly IntegrationEvent[] =>
  Array.from({ length: count }, (_, index) => {
    const { id, type, schemaVersion, data, meta } = newEvent(600)
    const stream = `bench.note-${Math.floor(index / 100)}`
    const { occurredAt, correlationId } = meta
    const recordedAt = occurredAt.from
    const common = { id, source: 'bench', stream, version: (index % 100) + 1, type, schemaVersion, occurredAt, recordedAt, correlationId }
    return { ...common, partitionKey: stream, data: data as Record<string, unknown>, relations: '' }
  })

/** What the same client does without us: same acknowledgement, same compression, the same bodies. */
async function plain(brokers: readonly string[], topic: string, messages: readonly IntegrationEvent[]): Promise<Round> {
  const kafka = new kafkajs.Kafka({ brokers: [...brokers], logLevel: kafkajs.logLevel.NOTHING })
  const producer = kafka.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner, maxInFlightRequests: 1 })
  await producer.connect()
  const took = await timed(async () => {
    for (const batch of batches(messages)) {
      const records = batch.map((message) => ({ key: message.partitionKey, value: JSON.stringify(message) }))
      await producer.send({ topic, acks: -1, compression: kafkajs.CompressionTypes.GZIP, messages: records })
    }
    return messages.length
  })
  await producer.disconnect()
  return took
}

async function published(broker: Setting['broker'], topic: string, messages: readonly IntegrationEvent[]): Promise<number> {
  for (const batch of batches(messages)) await broker.publish(topic, batch)
  return messages.length
}

const batches = <Each>(all: readonly Each[]): readonly (readonly Each[])[] =>
  Array.from({ length: Math.ceil(all.length / messagesPerSend) }, (_, index) => all.slice(index * messagesPerSend, (index + 1) * messagesPerSend))

/** Of one core, in percent: relay, receiver and their connections of one service that has nothing to do but to say so each second. */
async function idleCpu(at: Setting): Promise<number> {
  const way = await at.round(`${Date.now()}d`)
  await way.fill(100)
  await way.relayed()
  await way.receive()
  await way.received(100)
  await sleep(1000)
  const [before, began] = [process.cpuUsage(), performance.now()]
  await sleep(10_000)
  const { user, system } = process.cpuUsage(before)
  const share = (user + system) / 10 / (performance.now() - began)
  await way.close()
  return share
}

interface Result {
  readonly machine: ReturnType<typeof machine>
  readonly kafka: string
  readonly spreads: Record<'plain' | 'publish' | 'relay' | 'receive', Spread>
  readonly latency: Record<Between, readonly Arrivals[]>
  readonly idle: number
}

const names = {
  plain: 'plain kafkajs send, 500 a call',
  publish: 'broker.publish, 500 a call',
  relay: 'relay catching up, log to topic',
  receive: 'receiver catching up, topic to log',
}

function printed({ machine: on, kafka, spreads, latency, idle }: Result): string {
  const cell = (value: number) => Math.round(value).toLocaleString('en-US').padStart(10)
  const line = (what: string, { min, median, max }: Range) => `  ${what.padEnd(38)}${cell(min)}${cell(median)}${cell(max)}`
  const head = ['min', 'median', 'max'].map((each) => each.padStart(10)).join('')
  return [
    `Apache Kafka ${kafka}, PostgreSQL ${on.postgres}, Node ${on.node}, ${on.cores} × ${on.cpu}, load ${on.load}`,
    `  ${'events/s'.padEnd(38)}${head}`,
    ...Object.entries(spreads)
      .filter(([, its]) => its.rounds > 0)
      .map(([what, its]) => line(names[what as keyof typeof names], its)),
    `  ${`ms, at ${sustained.perSecond} events/s for ${sustained.seconds} s`.padEnd(38)}${head}`,
    ...(['postgres', 'kafka'] as const).flatMap((between) => latencyLines(between, latency[between], line)),
    `  idle: ${idle.toFixed(2)} % of a core`,
    '',
  ].join('\n')
}

function latencyLines(between: Between, rounds: readonly Arrivals[], line: (what: string, its: Range) => string): readonly string[] {
  return (['log', 'timeline'] as const).flatMap((where) =>
    (['p50Ms', 'p99Ms'] as const).map((part) =>
      line(`${between}: recorded → other's ${where}, ${part.slice(0, 3)}`, range(rounds.map((round) => round[where][part]))),
    ),
  )
}

function save(result: Result): void {
  const folder = join(import.meta.dirname, '../../../bench/results')
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `messaging-${new Date().toISOString().slice(0, 10)}.json`)
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`)
  process.stdout.write(`Written: bench/results/${file.split('/').at(-1)}\n`)
}
