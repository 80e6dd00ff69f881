import process from 'node:process'
import { parseArgs } from 'node:util'
import { checkTopics, createTopics, type KafkaConnection } from '@titian/messaging/kafka'
import { kafkaTrouble } from '@titian/service-kit/run'
import { kafkaOf } from './kafka.ts'
import { topicsOfFile } from './topics-file.ts'
import { UsageError } from './usage.ts'

/** @returns the exit code: 0 all is as it should be, 1 something differs */
export async function topicsCommand(args: readonly string[], say: (text: string) => void = (text) => process.stdout.write(text)): Promise<number> {
  const { positionals, values } = parseArgs({ args: [...args], allowPositionals: true, options: { single: { type: 'boolean', default: false } } })
  const [what, ...rest] = positionals
  if ((what !== 'create' && what !== 'check') || rest.length > 0) throw new UsageError('Say topics create or topics check.')
  const connection = await kafkaOf()
  const wanted = await topicsOfFile(values.single)
  if (what === 'create') {
    const made = await reaching(connection, () => createTopics(connection, wanted))
    say(made.length === 0 ? 'All topics were there already.\n' : `Created:\n${made.map((name) => `  ${name}\n`).join('')}`)
  }
  const differences = await reaching(connection, () => checkTopics(connection, wanted))
  for (const { topic, what: part, is, shouldBe } of differences) say(`${topic}: ${part} is ${is}, should be ${shouldBe}\n`)
  if (differences.length === 0) say(`${wanted.length} topics are as they should be.\n`)
  return differences.length === 0 ? 0 : 1
}

async function reaching<Result>({ brokers }: KafkaConnection, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask()
  } catch (error) {
    const hint = 'Is it running, and is KAFKA_TLS right (it is on unless it says off)?'
    const why = kafkaTrouble(error) ?? `${error instanceof Error ? error.message : String(error)}\n${hint}`
    throw new Error(`Kafka at ${brokers.join(', ')} did not do it: ${why}`)
  }
}
