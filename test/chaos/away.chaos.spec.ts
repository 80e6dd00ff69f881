import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { nationalDeskId } from '@titian/case-file'
import { topicOf } from '@titian/messaging'
import { createTopics, kafkaBroker } from '@titian/messaging/kafka'
import { referralService } from '@titian/referral'
import { runAlone } from '@titian/service-kit/fixture'
import { as, auditor, idOf, kemensos } from '@titian/testing'
import { kafkaDistribution, startKafka } from '@titian/testing/kafka'
import { type TcpProxy, tcpProxy } from '@titian/testing/tcp-proxy'

/** `npm run chaos -- messaging --away <seconds>`. */
const awaySeconds = Number(process.env.CHAOS_AWAY_SECONDS ?? 20)
const area = '53.71'
const desk = { ...as(kemensos, 'agency-admin'), agencyId: nationalDeskId }
const { jars, missing } = await kafkaDistribution()
const suite = missing === undefined ? describe : describe.skip

suite(`a service that starts while Apache Kafka is out of reach${missing === undefined ? '' : ` (${missing})`}`, () => {
  it(
    'takes commands and answers questions meanwhile, and tells the others when Kafka is there',
    async () => {
      const dataDir = await mkdtemp(join(tmpdir(), 'titian-away-'))
      let proxy: TcpProxy | undefined
      const kafka = await startKafka({
        jars: jars ?? '',
        dataDir,
        async proxyTo(port) {
          proxy = await tcpProxy(port)
          return proxy.port
        },
      })
      const reader = kafkaBroker({ brokers: kafka.brokers, clientId: 'reader' })
      const topic = topicOf('referral')
      const topics = ['referral', 'intake', 'victim-support'].map((name) => ({ name: topicOf(name), partitions: 3, replication: 1, config: {} }))
      await createTopics({ brokers: kafka.brokers, clientId: 'reader' }, topics)
      proxy?.set('closed')
      const referral = await runAlone(referralService, { broker: kafkaBroker({ brokers: kafka.proxied, clientId: 'referral' }) })
      try {
        const registered: string[] = []
        let slowestMs = 0
        const until = performance.now() + awaySeconds * 1_000
        while (performance.now() < until) {
          const agencyId = idOf(`agency ${registered.length}`)
          const began = performance.now()
          const answer = await referral.give(desk, '/agencies', { agencyId, kind: 'NGO', name: 'LSM Rekaan', area })
          expect(answer.status).toBe(201)
          slowestMs = Math.max(slowestMs, performance.now() - began)
          registered.push(agencyId)
          await sleep(1_000)
        }
        const directory = await referral.ask(as(auditor, 'operator'), 'GET', `/agencies?area=${area}`)
        expect(directory.status).toBe(200)

        const opened = performance.now()
        proxy?.set('open')
        const heard = new Set<string>()
        await new Promise<void>((resolve, reject) => {
          const onBatch = async (messages: readonly { readonly stream: string }[]) => {
            for (const { stream } of messages) heard.add(stream.slice('referral.agency-'.length))
            if (registered.every((id) => heard.has(id))) resolve()
          }
          reader.subscribe({ group: 'reader', topics: [topic], onBatch, onHeartbeat: async () => undefined }).catch(reject)
        })
        const backMs = Math.round(performance.now() - opened)
        process.stdout.write(
          `${registered.length} commands in ${awaySeconds} s without Kafka, the slowest took ${Math.round(slowestMs)} ms; all told ${backMs} ms after it was back\n`,
        )
        expect(backMs).toBeLessThan(30_000)
      } finally {
        proxy?.set('open')
        await referral.stop()
        await reader.close()
        await kafka.stop()
        await proxy?.close()
        await rm(dataDir, { recursive: true, force: true })
      }
    },
    awaySeconds * 1_000 + 180_000,
  )
})
