import type { AnyAggregate, AnyCommand } from '@titian/core'
import { clearSchema, openedSchema } from '@titian/privacy'
import { jsonSchemaOf, type Query, type ServiceDefinition } from '@titian/service'
import { labelOf } from '@titian/service-registry'
import type { z } from 'zod'
import { availableBody } from '../http/available-route.ts'
import { codes } from '../http/codes.ts'
import { commandBody, pathOf } from '../http/command-routes.ts'
import { entriesBody } from '../http/entries-route.ts'
import { paging } from '../http/query-routes.ts'
import { resourcesBody } from '../http/resources-route.ts'
import { looksParams } from '../http/who-looked-route.ts'
import { withholdBody } from '../http/withhold-looks-route.ts'
import { codeListsOf } from './code-lists.ts'
import { readingOf } from './reading-of.ts'
import { schemas } from './schemas.ts'
import { whoMay } from './who-may.ts'

const body = (schema: unknown) => ({ required: true, content: { 'application/json': { schema } } })
const answer = (description: string, schema: unknown) => ({ description, content: { 'application/json': { schema } } })
const problem = { description: 'Refused or failed', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } }
const header = (name: string, description: string, required = false, format?: string) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string', ...(format && { format }) },
})
const common = [
  header('x-purpose', 'Why: a code of the closed list of purposes; default the usual one of the post.'),
  header('x-min-version', 'Version tokens, comma-separated: the answer is at least that fresh, or says `stale`.'),
]
const proof = header('x-proof', 'For whoever has no account, where PROOF_NEEDED asks for it: base64 of `{ challenge, solution }` as ALTCHA makes it.')
const id = { name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }

/** OpenAPI 3.1 of a service, from its definition alone: the same in every run, and committed. */
export function openApi(definition: ServiceDefinition): object {
  const people = (may: { readonly posts: unknown }) => may.posts !== 'system'
  const paths: Record<string, Record<string, unknown>> = {}
  const add = (path: string, verb: string, operation: object) => {
    const at = path.replace(/:(\w+)/g, '{$1}')
    paths[at] = { ...paths[at], [verb]: operation }
  }
  for (const command of definition.commands.filter(({ may }) => people(may))) add(pathOf(command), 'post', commandOperation(definition, command))
  for (const query of (definition.queries ?? []).filter(({ may }) => people(may))) add(query.path, query.method ?? 'get', queryOperation(query))
  for (const aggregate of definition.aggregates.filter(({ presents }) => presents !== undefined))
    add(`/${aggregate.plural}/:id`, 'get', readOperation(aggregate))
  add('/entries/batch', 'post', {
    operationId: 'ReadEntries',
    summary: 'Lines of a case that this service recorded, as far as the asker may know of them',
    parameters: common,
    requestBody: body(jsonSchemaOf(entriesBody)),
    responses: {
      200: answer('Lines', {
        type: 'object',
        properties: { entries: { type: 'array', items: { $ref: '#/components/schemas/Entry' } }, stale: { type: 'boolean' } },
        required: ['entries'],
      }),
      default: problem,
    },
  })
  add('/resources/batch', 'post', {
    operationId: 'ReadResources',
    summary: 'What this service holds of some cases, or some resources by name, as far as the asker may know of them',
    parameters: common,
    requestBody: body(jsonSchemaOf(resourcesBody)),
    responses: {
      200: answer('Resources', {
        type: 'object',
        properties: { resources: { type: 'array', items: { $ref: '#/components/schemas/ReadResource' } }, stale: { type: 'boolean' } },
        required: ['resources'],
      }),
      default: problem,
    },
  })
  add('/available', 'post', {
    operationId: 'ReadAvailable',
    summary: 'What one may do with a case, with a resource, or to begin with',
    parameters: common,
    requestBody: body(jsonSchemaOf(availableBody)),
    responses: {
      200: answer('Commands', {
        type: 'object',
        properties: { commands: { type: 'array', items: { $ref: '#/components/schemas/Available' } }, stale: { type: 'boolean' } },
        required: ['commands'],
      }),
      default: problem,
    },
  })
  add('/me', 'get', {
    operationId: 'ReadMe',
    summary: 'Who the token says that one is, and what of this service is open to the post',
    parameters: common,
    responses: { 200: answer('Who one is', { $ref: '#/components/schemas/Me' }), default: problem },
  })
  add('/access-entries', 'get', {
    operationId: 'WhoLooked',
    summary: 'Who looked at a case in this service, as far as the asker may know',
    parameters: [...common, ...queryParameters(looksParams)],
    responses: {
      200: answer('Looks', {
        type: 'object',
        properties: {
          looks: { type: 'array', items: { type: 'object', additionalProperties: true } },
          until: { type: ['string', 'null'], description: 'For `before`: there may be more; null on the last page.' },
        },
        required: ['looks', 'until'],
      }),
      default: problem,
    },
  })
  add('/access-entries/withhold', 'post', {
    operationId: 'WithholdLooks',
    summary: "Keeps looks of the asker's own agency from others, by an article of law and to a day",
    parameters: common,
    requestBody: body(jsonSchemaOf(withholdBody)),
    responses: {
      200: answer('Withheld', { type: 'object', properties: { withheld: { type: 'boolean' } }, required: ['withheld'] }),
      default: problem,
    },
  })
  return {
    openapi: '3.1.0',
    info: {
      title: `Titian: ${definition.name}`,
      version: '1',
      description: labelOf(definition.name).en,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    security: [{ token: [] }],
    paths: Object.fromEntries(Object.entries(paths).sort(([one], [other]) => (one < other ? -1 : 1))),
    components: { securitySchemes: { token: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } }, schemas },
    'x-code-lists': codeListsOf(definition),
    'x-codes': { ...Object.fromEntries(Object.entries(codes).map(([code, one]) => [code, one.label])), ...definition.rejections },
  }
}

function commandOperation({ rejections }: ServiceDefinition, command: AnyCommand): object {
  const creates = command.path === undefined
  return {
    operationId: command.name,
    summary: command.label.en,
    description: command.doc,
    tags: [command.aggregate.name],
    'x-kind': 'command',
    'x-label': command.label,
    'x-may': whoMay(command.may),
    'x-rejections': Object.keys(rejections),
    ...(command.may.posts === 'public' && { security: [] }),
    parameters: [
      ...(creates ? [] : [id]),
      header('Idempotency-Key', 'A UUID made by the caller: the same key is the same command.', true, 'uuid'),
      header('If-Match', 'Version token that the caller has seen; STALE_VERSION where it has changed since.'),
      ...(command.may.posts === 'public' ? [proof] : []),
      ...common,
    ],
    requestBody: body({
      type: 'object',
      properties: { input: jsonSchemaOf(clearSchema(command.input)), occurredAt: jsonSchemaOf(commandBody.shape.occurredAt.unwrap()) },
      required: ['input'],
      additionalProperties: false,
    }),
    responses: { [creates ? 201 : 200]: answer('Done', { $ref: '#/components/schemas/CommandAnswer' }), default: problem },
  }
}

function queryOperation(query: Query): object {
  const inPath = [...query.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
  const schema = query.params.extend(paging)
  return {
    operationId: query.name,
    summary: query.doc,
    'x-kind': 'query',
    ...(query.byHand && { 'x-hand': true }),
    'x-may': whoMay(query.may),
    parameters: [
      ...inPath.map((name) => ({ ...id, name })),
      ...(query.method === 'post' ? [] : queryParameters(schema).filter(({ name }) => !inPath.includes(name))),
      ...(query.may.posts === 'public' ? [proof] : []),
      ...common,
    ],
    ...(query.method === 'post' && { requestBody: body(jsonSchemaOf(schema)) }),
    responses: {
      200: answer('A page', {
        type: 'object',
        properties: {
          items: {
            type: 'array',
            items: {
              allOf: [
                jsonSchemaOf(openedSchema(query.row), 'output'),
                { type: 'object', properties: { redactions: { $ref: '#/components/schemas/Redactions' } } },
              ],
            },
          },
          next: { type: ['string', 'null'] },
          stale: { type: 'boolean' },
        },
        required: ['items', 'next'],
      }),
      default: problem,
    },
  }
}

const readOperation = (aggregate: AnyAggregate): object => ({
  operationId: readingOf(aggregate),
  summary: `One ${aggregate.name}, from its own stream`,
  'x-kind': 'resource',
  'x-aggregate': aggregate.name,
  ...(aggregate.ofCase !== undefined && { 'x-of-case': aggregate.ofCase }),
  ...(aggregate.onePerCase && { 'x-one-per-case': true }),
  tags: [aggregate.name],
  parameters: [
    id,
    {
      name: 'asOf',
      in: 'query',
      required: false,
      description: 'ISO 8601 instant in UTC: as it was recorded by then.',
      schema: { type: 'string', format: 'date-time' },
    },
    ...common,
  ],
  responses: {
    200: answer('The resource', {
      type: 'object',
      properties: {
        ...fieldsOf(aggregate),
        id: { type: 'string' },
        version: { type: 'string' },
        asOf: { type: 'string' },
        stale: { type: 'boolean' },
        redactions: { $ref: '#/components/schemas/Redactions' },
      },
      required: ['id', 'version', 'redactions'],
    }),
    default: problem,
  },
})

/** Each may be missing, or null, where this person may not see it. */
const fieldsOf = ({ presents }: AnyAggregate): object =>
  presents === undefined ? {} : ((jsonSchemaOf(openedSchema(presents), 'output') as { properties?: object }).properties ?? {})

function queryParameters(schema: z.ZodObject): readonly { readonly name: string }[] {
  const { properties = {}, required = [] } = jsonSchemaOf(schema) as { properties?: Record<string, object>; required?: string[] }
  return Object.entries(properties).map(([name, one]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    // With commas between them.
    ...('type' in one && one.type === 'array' && { style: 'form', explode: false }),
    schema: one,
  }))
}
