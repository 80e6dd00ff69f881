import { randomUUID } from 'node:crypto'
import { isTitianError, TitianError } from '@titian/core'
import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import type { Handle } from '../commands/handle.ts'
import { openApi } from '../openapi/document.ts'
import type { DeadLetterDesk } from '../operate/dead-letter-desk.ts'
import type { Parts } from '../parts.ts'
import type { Metrics } from '../run/metrics.ts'
import { recordDenied } from './answering.ts'
import type { Tokens } from './auth.ts'
import { availableRoute } from './available-route.ts'
import { commandRoutes, pathOf } from './command-routes.ts'
import { correlationOf } from './correlation.ts'
import { deadLetterRoutes } from './dead-letter-routes.ts'
import { entriesRoute } from './entries-route.ts'
import { feedRoutes } from './feed-routes.ts'
import { senderSaid } from './gateway-assertion.ts'
import { type Health, healthRoutes } from './health-routes.ts'
import { limit } from './limits.ts'
import { meRoute } from './me-route.ts'
import { toProblem } from './problem.ts'
import { proofOfWork } from './proof-of-work.ts'
import { publicDoor } from './public-door.ts'
import { queryRoutes } from './query-routes.ts'
import type { Registered } from './registered.ts'
import { isUuid, noteAsked } from './request.ts'
import { resourceRoutes } from './resource-routes.ts'
import { resourcesRoute } from './resources-route.ts'
import { type ViewsStatus, viewRoutes } from './view-routes.ts'
import { whoLookedRoute } from './who-looked-route.ts'
import { withholdLooksRoute } from './withhold-looks-route.ts'

export interface AppOptions {
  readonly parts: Parts
  readonly handle: Handle
  readonly tokens: Tokens
  readonly health: Health
  readonly views: ViewsStatus
  readonly deadLetters: DeadLetterDesk
  readonly requests: Metrics['requests']
}

/** The HTTP of a service, in the order in which a request meets it. */
export function app({ parts, handle, tokens, health, views, deadLetters, requests }: AppOptions): Express {
  const server = express()
  server.disable('x-powered-by')
  server.set('query parser', 'simple')
  // `/cases/` is no list of cases, but a case without an id.
  server.enable('strict routing')
  // No copy of an answer is kept on the way, and none is compared with another by its hash.
  server.disable('etag')
  server.use(helmet(), neverStored, timed(requests, doorsOfInternal(parts.definition)))
  healthRoutes(server, health)
  server.get('/openapi.json', (_request, response) => {
    response.json(openApi(parts.definition))
  })
  server.use(authenticate(tokens, parts.registered))
  server.use(jsonOnly, express.json({ limit: '1mb', strict: true }))
  whoLookedRoute(server, parts)
  withholdLooksRoute(server, parts)
  const work = proofOfWork(parts.secrets.derive('public door', 32), () => parts.wallClock.now())
  queryRoutes(server, parts, { lookUps: limit(20, 3_600), publicDoor: publicDoor(work) })
  commandRoutes(server, parts, handle, publicDoor(work))
  entriesRoute(server, parts)
  resourceRoutes(server, parts)
  resourcesRoute(server, parts)
  availableRoute(server, parts)
  meRoute(server, parts)
  feedRoutes(server, parts)
  viewRoutes(server, views)
  deadLetterRoutes(server, parts, deadLetters)
  parts.definition.routes?.(server as never, parts as never, tokens as never)
  server.use((_request, _response, next) => next(new TitianError('METHOD_UNKNOWN')))
  server.use(answerProblem(parts))
  return server
}

const authenticate =
  (tokens: Tokens, registered: Registered): RequestHandler =>
  async (request, _response, next) => {
    const given = request.header('x-correlation-id')
    const correlationId = isUuid(given) ? given : randomUUID()
    correlationOf.set(request, correlationId)
    const traceparent = request.header('traceparent')
    const authenticated = await tokens.verify(request.header('authorization'), request.header('x-purpose'))
    const sender = authenticated.principal.post === 'public' ? await senderSaid(request, tokens) : undefined
    const principal = await registered.standing(authenticated)
    noteAsked(request, {
      ...authenticated,
      principal,
      correlationId,
      ...(sender !== undefined && { sender }),
      ...(traceparent !== undefined && /^[\da-f-]{55}$/.test(traceparent) && { traceparent }),
    })
    next()
  }

const neverStored: RequestHandler = (_request, response, next) => {
  response.set('Cache-Control', 'no-store')
  next()
}

const methods = new Set(['GET', 'POST', 'HEAD', 'OPTIONS'])

/** How long answers take, of all routes together: which door is used how often would tell what there is behind it. */
const timed =
  (requests: Metrics['requests'], untold: ReadonlySet<unknown>): RequestHandler =>
  (request, response, next) => {
    const end = requests.startTimer()
    response.once('finish', () => {
      if (untold.has(request.route?.path)) return
      end({ method: methods.has(request.method) ? request.method : 'other', status: String(response.statusCode) })
    })
    next()
  }

/** What is internal is not counted at all: how often it is asked for or changed would tell how much of it there is. */
const doorsOfInternal = ({ aggregates, commands, queries = [] }: Parts['definition']): ReadonlySet<unknown> =>
  new Set([
    ...commands.filter(({ aggregate }) => aggregate.internal === true).map(pathOf),
    ...aggregates.filter(({ internal }) => internal === true).map(({ plural }) => `/${plural}/:id`),
    ...queries.filter(({ internal }) => internal === true).map(({ path }) => path),
  ])

const jsonOnly: RequestHandler = (request, _response, next) => {
  if (request.method !== 'POST' || request.headers['content-length'] === '0' || request.is('application/json') !== false) return next()
  throw new TitianError('CONTENT_TYPE')
}

/** What express's own body parser throws, in our words. */
function ofBodyParser(error: unknown): unknown {
  const { type } = (typeof error === 'object' && error !== null ? error : {}) as { type?: unknown }
  if (type === 'entity.too.large') return new TitianError('BODY_TOO_LARGE')
  if (type === 'charset.unsupported' || type === 'encoding.unsupported') return new TitianError('CONTENT_TYPE')
  if (typeof type === 'string' && /^(entity|request|encoding|stream)\./.test(type)) return new TitianError('JSON_BROKEN')
  // A compressed body that is none: the error of zlib, as the parser passes it on.
  if (typeof (error as { code?: unknown })?.code === 'string' && /^(Z_|ERR_BROTLI|ERR__ERROR_)/.test((error as { code: string }).code))
    return new TitianError('JSON_BROKEN')
  if (error instanceof URIError) return new TitianError('METHOD_UNKNOWN')
  return error
}

/** Unknown errors are masked outside and logged once inside; without their message, which may quote an input. */
const answerProblem =
  (parts: Parts): ErrorRequestHandler =>
  async (error, request, response, next) => {
    if (response.headersSent) return next(error)
    const { definition, log } = parts
    const refusal = isTitianError(error, 'NOT_FOUND') || isTitianError(error, 'FORBIDDEN')
    const thrown: unknown = refusal
      ? await recordDenied(parts, request, error.details['caseId'] as string | undefined).then(
          () => error,
          (failed: unknown) => failed,
        )
      : error
    const correlationId = correlationOf.get(request) ?? randomUUID()
    const { problem, unexpected } = toProblem(ofBodyParser(thrown), correlationId, definition.rejections)
    if (unexpected) log.error({ correlationId, code: codeOf(thrown), at: placeOf(thrown) }, 'A request failed unexpectedly.')
    if (problem.retryAfter !== undefined) response.set('Retry-After', String(problem.retryAfter))
    if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer')
    response.status(problem.status).type('application/problem+json').json(problem)
  }

const codeOf = (error: unknown): string => {
  const { code, name } = (typeof error === 'object' && error !== null ? error : {}) as { code?: unknown; name?: unknown }
  return typeof code === 'string' ? code : typeof name === 'string' ? name : typeof error
}

/** Where it was thrown: frames, never the message. */
const placeOf = (error: unknown): readonly string[] =>
  error instanceof Error
    ? (error.stack ?? '')
        .split('\n')
        .filter((line) => line.startsWith('    at '))
        .slice(0, 6)
        .map((line) => line.trim())
    : []
