// npm run kafka:local: one Apache Kafka broker on this machine, without Docker.
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { kafkaDistribution, startKafka } from '@titian/testing/kafka'

const dataDir = join(fileURLToPath(new URL('..', import.meta.url)), '.titian', 'kafka', 'data')
console.log('Fetching Apache Kafka by Maven, unless it is here already …')
const { jars, missing } = await kafkaDistribution()
if (jars === undefined) {
  console.error(`${missing}.`)
  process.exitCode = 1
} else {
  console.log('Starting …')
  const kafka = await startKafka({ jars, dataDir })
  console.log(`Apache Kafka ${kafka.version} serves at ${kafka.brokers.join(',')} (process ${kafka.pid()}, data and broker.log in ${dataDir}).`)
  console.log(`Create the topics:  npm run titian -- topics create --brokers ${kafka.brokers.join(',')}`)
  console.log('Ctrl-C stops it.')
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await kafka.stop()
    console.log('Stopped.')
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop())
}
