import type { AnyAggregate, EventDefinition } from '@titian/core'
import { topicOf } from '@titian/messaging'
import { jsonSchemaOf, type ServiceDefinition } from '@titian/service'
import { labelOf } from '@titian/service-registry'
import { idOf } from '@titian/testing'
import { z } from 'zod'
import { exampleOf } from './example-of.ts'

const text = { type: 'string' }
const instant = { type: 'string', format: 'date-time' }

/** What stands around the data of every message; see `IntegrationEvent` in packages/messaging. */
const envelope = {
  type: 'object',
  properties: {
    id: { type: 'string', format: 'uuid' },
    source: text,
    stream: text,
    version: { type: 'integer', minimum: 1, description: 'Dense in its stream: holes and doubles can be seen.' },
    type: text,
    schemaVersion: { type: 'integer', minimum: 1 },
    occurredAt: {
      type: 'object',
      properties: { from: instant, to: instant, precision: { type: 'string', enum: ['minute', 'day', 'month', 'year'] } },
      required: ['from', 'to', 'precision'],
    },
    recordedAt: instant,
    caseId: { type: 'string', format: 'uuid' },
    correlationId: text,
    traceparent: text,
    partitionKey: { type: 'string', description: "The case id of the stream's first event, else the stream: fixed for its life." },
    data: { type: 'object' },
    relations: {
      type: 'string',
      description:
        'Who has a part in the case from here on, and who no longer: AES-256-GCM under a key of the deployment, in base64url. As long in every message, or twice, thrice … as long, whether it says something or not.',
    },
  },
  required: [
    'id',
    'source',
    'stream',
    'version',
    'type',
    'schemaVersion',
    'occurredAt',
    'recordedAt',
    'correlationId',
    'partitionKey',
    'data',
    'relations',
  ],
}

/** CloudEvents 1.0, binary mode, where the broker has headers. */
const cloudEvents = {
  type: 'object',
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: { type: 'string', format: 'uuid' },
    ce_source: text,
    ce_type: text,
    ce_subject: { type: 'string', description: 'The stream.' },
    ce_time: instant,
    traceparent: text,
    'content-type': { const: 'application/json' },
  },
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_subject', 'ce_time'],
}

/** The same, of a heartbeat: it is about a whole source, so it has no stream, and its id is no event's. */
const heartbeatHeaders = {
  type: 'object',
  properties: {
    ce_specversion: { const: '1.0' },
    ce_id: { type: 'string', description: 'Source and time.' },
    ce_source: text,
    ce_type: { const: 'titian.heartbeat' },
    ce_time: instant,
    'content-type': { const: 'application/json' },
  },
  required: ['ce_specversion', 'ce_id', 'ce_source', 'ce_type', 'ce_time'],
}

/** Not an event: a broker without records of its own for it keeps it beside the topic. */
const heartbeat = {
  name: 'titian.heartbeat',
  summary: 'All that the source recorded before this time was sent before this record. One to every partition, each second, without a key.',
  contentType: 'application/json',
  headers: { $ref: '#/components/schemas/HeartbeatHeaders' },
  payload: { $ref: '#/components/schemas/Heartbeat' },
  examples: [{ name: 'invented', payload: { source: 'intake', at: '2024-03-12T02:00:00.000Z' } }],
}

const heartbeatBody = { type: 'object', properties: { source: text, at: instant }, required: ['source', 'at'] }

/** AsyncAPI 3.0 of what goes between the services: neutral types and public fields, and nothing of what stays inside. */
export function asyncApi(definitions: readonly ServiceDefinition[]): object {
  const publishing = definitions.filter((definition) => messagesOf(definition).length > 0)
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Titian: between services',
      version: '1',
      description: 'Each service publishes its aggregates whole. Never personal data, sealed or not; never staff names; no area finer than kab/kota.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(publishing.map((definition) => [topicOf(definition.name), channelOf(definition)])),
    operations: Object.fromEntries(
      publishing.map(({ name }) => [`publish-${name}`, { action: 'send', channel: { $ref: `#/channels/${topicOf(name)}` } }]),
    ),
    components: {
      messages: { heartbeat },
      schemas: { Envelope: envelope, CloudEvents: cloudEvents, Heartbeat: heartbeatBody, HeartbeatHeaders: heartbeatHeaders },
    },
  }
}

const channelOf = (definition: ServiceDefinition): object => ({
  address: topicOf(definition.name),
  description: labelOf(definition.name).en,
  messages: { ...Object.fromEntries(messagesOf(definition)), 'titian.heartbeat': { $ref: '#/components/messages/heartbeat' } },
})

/** As it stands in the names of streams, between the service and the dash: `case_desk`. */
const inStreams = (aggregate: AnyAggregate): string => aggregate.streamOf('', '').slice(1, -1)

function messagesOf({ name: service, aggregates }: ServiceDefinition): readonly (readonly [string, object])[] {
  const events = aggregates
    .filter(({ internal }) => internal !== true)
    .flatMap((aggregate) => Object.entries(aggregate.events).map(([type, definition]) => ({ aggregate: inStreams(aggregate), type, definition })))
  const byPublicType = Map.groupBy(events, ({ aggregate, type, definition }) => `${aggregate}.${definition.about.publish?.as ?? type}`)
  return [...byPublicType].map(([key, some]) => {
    const [aggregate = '', type = ''] = key.split('.')
    return [key, messageOf(service, aggregate, type, some)] as const
  })
}

function messageOf(service: string, aggregate: string, type: string, some: readonly { readonly definition: EventDefinition }[]): object {
  // Events under one neutral type may publish different fields: what not all of them have is optional.
  const schemas = some.map(({ definition }) => publicSchema(definition))
  const required = Object.keys(schemas[0]?.shape ?? {}).filter((name) => schemas.every(({ shape }) => name in shape && !isOptional(shape[name])))
  const properties = Object.assign({}, ...schemas.map(propertiesOf)) as object
  const newest = Math.max(...some.map(({ definition }) => definition.schemaVersion))
  const id = idOf(`${service}.${aggregate}`)
  return {
    name: type,
    contentType: 'application/json',
    headers: { $ref: '#/components/schemas/CloudEvents' },
    payload: {
      allOf: [
        { $ref: '#/components/schemas/Envelope' },
        {
          type: 'object',
          properties: {
            source: { const: service },
            stream: { type: 'string', pattern: `^${service}\\.${aggregate}-` },
            type: { const: type },
            // An event goes out in the version in which it was stored.
            schemaVersion: { type: 'integer', minimum: 1, maximum: newest },
            data: { type: 'object', properties, required, additionalProperties: false },
          },
        },
      ],
    },
    examples: [{ name: 'invented', payload: example(service, aggregate, type, id, schemas[0]) }],
  }
}

const example = (service: string, aggregate: string, type: string, id: string, schema: z.ZodObject | undefined): object => ({
  id: idOf(`${service}.${aggregate}.${type}`),
  source: service,
  stream: `${service}.${aggregate}-${id}`,
  version: 1,
  type,
  schemaVersion: 1,
  occurredAt: { from: '2024-03-12T02:00:00.000Z', to: '2024-03-12T02:00:00.000Z', precision: 'minute' },
  recordedAt: '2024-03-12T02:00:00.000Z',
  correlationId: idOf('correlation'),
  partitionKey: id,
  relations: 'sealed',
  data: schema === undefined ? {} : exampleOf(schema, `${service}.${aggregate}.${type}`),
})

const publicSchema = ({ schema, about }: EventDefinition): z.ZodObject => {
  const fields = new Set<string>(about.publish?.fields ?? [])
  return z.strictObject(Object.fromEntries(Object.entries(schema.shape as z.ZodRawShape).filter(([name]) => fields.has(name))))
}

const propertiesOf = (schema: z.ZodObject): object => (jsonSchemaOf(schema) as { properties?: object }).properties ?? {}

const isOptional = (schema: unknown): boolean => (schema as z.ZodType).safeParse(undefined).success
