import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { kafkaConnection, kafkaFields, kafkaTrouble, missingForKafka } from './kafka-config.ts'

const parse = (environment: Record<string, string>) => z.object(kafkaFields).parse(environment)

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'titian-kafka-config-'))
  await writeFile(join(folder, 'ca.pem'), 'a certificate')
  await writeFile(join(folder, 'password'), 'kata sandi\n')
})
afterAll(() => rm(folder, { recursive: true }))

describe('how to reach Kafka', () => {
  it('is by TLS unless told otherwise', async () => {
    expect(await kafkaConnection(parse({ KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092' }), 'intake')).toEqual({
      brokers: ['kafka-1:9092', 'kafka-2:9092'],
      clientId: 'intake',
      ssl: true,
    })
    expect(await kafkaConnection(parse({ KAFKA_BROKERS: 'kafka:9092', KAFKA_TLS: 'off' }), 'intake')).toMatchObject({ ssl: false })
  })

  it('takes the authority and the password from files', async () => {
    const config = parse({
      KAFKA_BROKERS: 'kafka:9092',
      KAFKA_TLS_CA_FILE: join(folder, 'ca.pem'),
      KAFKA_SASL_MECHANISM: 'scram-sha-512',
      KAFKA_SASL_USERNAME: 'intake',
      KAFKA_SASL_PASSWORD_FILE: join(folder, 'password'),
    })
    expect(missingForKafka(config)).toEqual([])
    expect(await kafkaConnection(config, 'intake')).toMatchObject({
      ssl: { ca: Buffer.from('a certificate') },
      sasl: { mechanism: 'scram-sha-512', username: 'intake', password: 'kata sandi' },
    })
  })

  it('names what is missing', () => {
    expect(missingForKafka(parse({}))).toEqual(['KAFKA_BROKERS'])
    expect(missingForKafka(parse({ KAFKA_BROKERS: 'kafka:9092', KAFKA_SASL_MECHANISM: 'scram-sha-256' }))).toEqual([
      'KAFKA_SASL_USERNAME',
      'KAFKA_SASL_PASSWORD_FILE',
    ])
  })

  it('says in a sentence what is set wrongly, and nothing where it cannot know', () => {
    const refused = Object.assign(new Error('SASL authentication failed for intake, kata sandi'), { name: 'KafkaJSSASLAuthenticationError' })
    expect(kafkaTrouble(new Error('BROKER_UNAVAILABLE', { cause: refused }))).toBe(
      'Kafka refuses the user or its password; see KAFKA_SASL_USERNAME and KAFKA_SASL_PASSWORD_FILE.',
    )
    expect(kafkaTrouble(new Error('something else'))).toBeUndefined()
  })

  it.each(['kafka', 'kafka:9092,', 'kafka:x', 'http://kafka:9092'])('refuses %s as a place', (KAFKA_BROKERS) => {
    expect(() => parse({ KAFKA_BROKERS })).toThrow('must be a list such as')
  })
})
