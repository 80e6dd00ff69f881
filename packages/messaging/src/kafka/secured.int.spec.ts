import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Identity, type LocalKafka, makeIdentity } from '@titian/testing/kafka'
import { collector } from '../contract/collector.ts'
import { messages } from '../contract/messages.ts'
import { silent } from '../log.ts'
import type { KafkaConnection } from './client.ts'
import { kafkaBroker } from './kafka-broker.ts'
import { describeKafka, openOwnKafka } from './open-test-kafka.ts'
import { createTopics } from './topics.ts'

const password = 'kata-sandi-rekaan'
const topic = 'titian.intake.v1'

describeKafka('a listener of Apache Kafka with TLS and SCRAM-SHA-512', () => {
  let folder: string
  let identity: Identity
  let stranger: Identity
  let kafka: LocalKafka
  let dispose: () => Promise<void>
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'titian-kafka-tls-'))
    identity = await makeIdentity(folder, 'broker')
    stranger = await makeIdentity(folder, 'stranger')
    const own = await openOwnKafka({ secured: { ...identity, username: 'intake', password } })
    kafka = own.kafka
    dispose = own.dispose
    await createTopics(asIntake(), [{ name: topic, partitions: 3, replication: 1, config: {} }])
  })
  afterAll(async () => {
    await dispose?.()
    await rm(folder, { recursive: true, force: true })
  })

  const scram = (own: object = {}) => ({ mechanism: 'scram-sha-512', username: 'intake', password, ...own }) as const
  const asIntake = (): KafkaConnection => ({ brokers: kafka.secured, clientId: 'intake', ssl: { ca: identity.ca }, sasl: scram() })

  it('lets in who has the authority and the password: it publishes and receives', async () => {
    const broker = kafkaBroker(asIntake())
    const got = collector()
    await broker.subscribe({ group: 'referral', topics: [topic], ...got.to })
    await broker.publish(topic, messages('a', 1, 3))
    await broker.heartbeat(topic, { source: 'intake', at: '2026-01-05T01:02:03.004Z' })
    await got.until(() => got.messages.length === 3 && got.heartbeats.length === 1)
    expect(got.messages).toEqual(messages('a', 1, 3))
    await broker.close()
  })

  it.each<[string, string, () => Partial<KafkaConnection>]>([
    ['a wrong password', 'credentials', () => ({ sasl: scram({ password: 'kata-sandi-salah' }) })],
    ['a user it does not know', 'credentials', () => ({ sasl: scram({ username: 'nobody' }) })],
    ['another mechanism', 'mechanism', () => ({ sasl: scram({ mechanism: 'scram-sha-256' }) })],
    ['an authority that did not sign its certificate', 'certificate', () => ({ ssl: { ca: stranger.ca } })],
    ["the system's authorities, which did not either", 'certificate', () => ({ ssl: true })],
    ['no user', 'disconnected', () => ({ sasl: undefined as never })],
    ['no TLS', 'disconnected', () => ({ ssl: false })],
    ['TLS where the listener has none', 'disconnected', () => ({ brokers: kafka.brokers })],
  ])('refuses %s with a reason, soon, and quotes nothing', async (_, reason, different) => {
    let note = (_details: object): void => undefined
    const logged = new Promise<object>((resolve) => {
      note = resolve
    })
    const broker = kafkaBroker({ ...asIntake(), ...different(), log: { ...silent, warn: note } })
    const refused = await broker.publish(topic, messages('b', 1, 1)).catch((error: unknown) => error)
    expect(refused).toMatchObject({ code: 'BROKER_UNAVAILABLE', details: { reason } })
    await broker.subscribe({ group: 'referral', topics: [topic], ...collector().to })
    const line = await logged
    expect(line).toMatchObject({ reason })
    await broker.close()
    const told = `${JSON.stringify(line)}${JSON.stringify(refused)}${String(refused)}`
    expect(told).not.toMatch(/kata-sandi|BEGIN CERTIFICATE|127\.0\.0\.1/)
  })

  it('says which topic is missing by a reason too', async () => {
    const broker = kafkaBroker(asIntake())
    await expect(broker.publish('titian.nobody.v1', messages('b', 1, 1))).rejects.toMatchObject({ details: { reason: 'topic' } })
    await broker.close()
  })
})
