import { readFileSync } from 'node:fs'
import { kafkaFields } from '@titian/service-kit/run'
import { parse } from 'yaml'
import { z } from 'zod'

const text = readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8')

const Compose = z.object({
  services: z.record(
    z.string(),
    z.object({
      image: z.string(),
      profiles: z.array(z.string()).optional(),
      environment: z.record(z.string(), z.string()),
      ports: z.array(z.string()),
      volumes: z.array(z.string()),
      healthcheck: z.object({ test: z.array(z.string()) }),
    }),
  ),
  volumes: z.record(z.string(), z.null()),
})
const { services, volumes } = Compose.parse(parse(text))

/** `A:x,B:y` or `A://x,B://y` as a map. */
const named = (list: string | undefined) =>
  new Map((list ?? '').split(',').map((one) => [one.split(':')[0] ?? '', one.replace(/^[A-Z]+:(\/\/)?/, '')]))

describe('docker-compose.yml', () => {
  it.each(Object.entries(services))('lets nobody but this machine reach %s, and pins its version', (_, { image, ports }) => {
    expect(image).toMatch(/^[a-z/]+:\d+(\.\d+)*$/)
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
  })

  it('declares the volumes that it uses, and starts unasked only what the default needs', () => {
    const used = Object.values(services).flatMap((service) => service.volumes.map((volume) => volume.split(':')[0]))
    expect(used.sort()).toEqual(Object.keys(volumes).sort())
    expect(Object.entries(services).flatMap(([name, { profiles }]) => (profiles === undefined ? [name] : []))).toEqual(['postgres'])
  })

  it('tells clients of Kafka to come back by the port that is published', () => {
    const environment = services.kafka?.environment ?? {}
    const listeners = named(environment.KAFKA_LISTENERS)
    const advertised = named(environment.KAFKA_ADVERTISED_LISTENERS)
    expect(services.kafka?.ports).toEqual([`${advertised.get('HOST')}${listeners.get('HOST')}`])
    expect([...listeners.keys()].sort()).toEqual([...named(environment.KAFKA_LISTENER_SECURITY_PROTOCOL_MAP).keys()].sort())
    expect(environment.KAFKA_CONTROLLER_QUORUM_VOTERS).toBe(`${environment.KAFKA_NODE_ID}@kafka${listeners.get('CONTROLLER')}`)
    expect(environment.KAFKA_AUTO_CREATE_TOPICS_ENABLE).toBe('false')
  })

  it('names the variables of Kafka as the services know them', () => {
    const said = Object.fromEntries([...text.matchAll(/\b(KAFKA_BROKERS|KAFKA_TLS)=(\S+)/g)].map(([, name, value]) => [name, value]))
    expect(z.object(kafkaFields).parse(said)).toMatchObject({ KAFKA_BROKERS: ['127.0.0.1:9092'], KAFKA_TLS: 'off' })
  })
})
