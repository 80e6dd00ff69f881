import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { configSchema as gatewayConfig } from '@titian/gateway'
import { configSchema, kafkaFields, readConfig } from '@titian/service-kit/run'
import { serviceNames as withDatabase } from '@titian/service-registry'
import { z } from 'zod'
import { developmentIssuer, filesOf, issuerFields, prepareFields } from '../development/settings.ts'
import { compose, composeText, ours } from './compose-file.ts'

const root = join(import.meta.dirname, '../..')
const { services, volumes } = compose

/** `A:x,B:y` or `A://x,B://y` as a map. */
const named = (list: string | undefined) =>
  new Map((list ?? '').split(',').map((one) => [one.split(':')[0] ?? '', one.replace(/^[A-Z]+:(\/\/)?/, '')]))

/** What each of ours may be told, and what it must be. */
const schemas: Readonly<Record<string, z.ZodObject>> = {
  prepare: prepareFields,
  topics: z.object(kafkaFields),
  issuer: issuerFields,
  gateway: gatewayConfig,
  ...Object.fromEntries(withDatabase.map((service) => [service, configSchema])),
}
const told = (name: string) =>
  Object.fromEntries(
    Object.entries(services[name]?.environment ?? {}).map(([key, value]) => [key, value.replace(/\$\{TITIAN_DB_PASSWORD\}/g, 'katasandi')]),
  )

describe('docker-compose.yml', () => {
  it.each(Object.entries(services))('lets nobody but this machine reach %s, and pins its version', (_, { image, ports }) => {
    expect(image).toMatch(/^([a-z/]+:\d+(\.\d+)*|titian:development)$/)
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([])
  })

  it('runs every service there is on Kafka and KurrentDB, and builds their image once', () => {
    expect(Object.keys(services)).toEqual(['postgres', 'kurrentdb', 'kafka', ...ours.map(([name]) => name)])
    expect(ours.map(([name]) => name).sort()).toEqual(Object.keys(schemas).sort())
    for (const service of withDatabase) expect(told(service)).toMatchObject({ EVENT_STORE: 'kurrentdb', BROKER: 'kafka' })
    expect(Object.entries(services).flatMap(([name, { build }]) => (build ? [name] : []))).toEqual(['prepare'])
  })

  it('declares the volumes that it uses', () => {
    const used = Object.values(services).flatMap((service) => service.volumes.map((volume) => volume.split(':')[0]))
    expect([...new Set(used)].sort()).toEqual(Object.keys(volumes).sort())
  })

  it.each(ours)('tells %s all that it must know and nothing that it does not', (name) => {
    const schema = schemas[name] as z.ZodObject
    expect(Object.keys(told(name)).filter((key) => !(key in schema.shape))).toEqual([])
    expect(schema.safeParse(told(name)).error).toBeUndefined()
    if (schema === configSchema) expect(readConfig(told(name))).toHaveProperty('config')
  })

  it('calls each by the name and port under which it listens', () => {
    const urls = Object.fromEntries((told('gateway').SERVICE_URLS ?? '').split(',').map((one) => one.trim().split('=')))
    expect(urls).toEqual(Object.fromEntries(withDatabase.map((service) => [service, `http://${service}:${told(service).PORT}`])))
    expect(services.gateway?.ports).toEqual([`127.0.0.1:\${TITIAN_PORT:-4000}:${told('gateway').PORT}`])
    for (const service of withDatabase)
      expect(told(service)).toMatchObject({ AUTH_JWKS_URL: `http://issuer:${told('issuer').PORT}/jwks.json`, AUTH_ISSUER: developmentIssuer })
  })

  it('points each to files that are made for it, by names that say what they are not for', () => {
    const folder = told('prepare').DEVELOPMENT_FOLDER ?? ''
    for (const service of withDatabase) {
      const { keyVault, secret, token } = filesOf(folder, service)
      expect(told(service)).toMatchObject({ KEY_VAULT_FILE: keyVault, TITIAN_SECRET_FILE: secret, SERVICE_TOKEN_FILE: token })
      expect(keyVault).toMatch(/development-only/)
    }
    expect(told('gateway').SERVICE_TOKEN_FILE).toBe(filesOf(folder, 'gateway').token)
    const writing = ours.filter(([, { volumes: mounted }]) => mounted.includes('development:/var/lib/titian')).map(([name]) => name)
    expect(writing).toEqual(['prepare', 'issuer'])
  })

  it('starts what needs another after it, and waits for the health of what is asked for it', () => {
    for (const [name, { depends_on }] of Object.entries(services))
      for (const [other, { condition }] of Object.entries(depends_on)) {
        const target = services[other]
        const once = target?.healthcheck !== undefined && 'disable' in target.healthcheck
        expect([name, other, condition]).toEqual([name, other, once ? 'service_completed_successfully' : 'service_healthy'])
      }
  })

  it('tells clients of Kafka to come back by the port that is published', () => {
    const environment = services.kafka?.environment ?? {}
    const listeners = named(environment.KAFKA_LISTENERS)
    const advertised = named(environment.KAFKA_ADVERTISED_LISTENERS)
    expect(services.kafka?.ports).toEqual([`${advertised.get('HOST')}${listeners.get('HOST')}`])
    expect(told('intake').KAFKA_BROKERS).toBe(advertised.get('WITHIN'))
    expect([...listeners.keys()].sort()).toEqual([...named(environment.KAFKA_LISTENER_SECURITY_PROTOCOL_MAP).keys()].sort())
    expect(environment.KAFKA_CONTROLLER_QUORUM_VOTERS).toBe(`${environment.KAFKA_NODE_ID}@kafka${listeners.get('CONTROLLER')}`)
    expect(environment.KAFKA_AUTO_CREATE_TOPICS_ENABLE).toBe('false')
  })

  it('names in its comments the variables of Kafka as the services know them', () => {
    const said = Object.fromEntries([...composeText.matchAll(/\b(KAFKA_BROKERS|KAFKA_TLS)=(\S+)/g)].map(([, name, value]) => [name, value]))
    expect(z.object(kafkaFields).parse(said)).toMatchObject({ KAFKA_BROKERS: ['127.0.0.1:9092'], KAFKA_TLS: 'off' })
  })
})

describe('the image', () => {
  const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')
  const shipped = readFileSync(join(root, '.dockerignore'), 'utf8')
    .split('\n')
    .flatMap((line) => (line.startsWith('!') ? [line.slice(1)] : []))

  it('holds what it is to run, and what that is made of', () => {
    for (const path of shipped) expect([path, existsSync(join(root, path))]).toEqual([path, true])
    for (const [, { command }] of ours) {
      const [program, path = ''] = command ?? []
      expect([program, existsSync(join(root, path)), shipped.some((folder) => path.startsWith(`${folder}/`))]).toEqual(['node', true, true])
    }
  })

  it('installs the needs of every service that is run, without root and without a secret', () => {
    expect(readdirSync(join(root, 'services')).sort()).toEqual([...withDatabase, 'gateway'].sort())
    expect(dockerfile).toContain("$(printf -- ' --workspace=%s' services/*)")
    expect([...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)).toEqual(['node:24-slim', 'node:24-slim'])
    expect(dockerfile).toMatch(/^RUN npm install .*--omit=dev --ignore-scripts/m)
    expect(dockerfile).toMatch(/^USER node$/m)
    expect(dockerfile).toMatch(/^HEALTHCHECK [\s\S]*\/ready/m)
    expect(dockerfile).not.toMatch(/^(ENV|ARG) .*(PASSWORD|TOKEN|SECRET|KEY)/m)
  })
})
