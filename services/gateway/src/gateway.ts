import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Clock, systemClock } from '@titian/core'
import { createYoga, useExecutionCancellation } from 'graphql-yoga'
import type { Logger } from 'pino'
import type { Documents } from './calls/documents.ts'
import { readDocuments } from './calls/documents.ts'
import { type Context, contextFor } from './context.ts'
import { keptFiles } from './files/kept-files.ts'
import { schemaOf } from './schema/schema.ts'
import type { Lang } from './server/examples.ts'
import { graphiqlOptions, type Shown } from './server/graphiql.ts'
import { BODY_BYTES, protections } from './server/limits.ts'
import { maskWith } from './server/masking.ts'
import { padAnswers } from './server/padding.ts'
import { passedOn } from './server/passed-on.ts'
import { senders, type TrustedProxies } from './server/senders.ts'
import { serveKept } from './server/serve-kept.ts'

export interface GatewayOptions {
  /** Of every service, by name; all of them are asked for the lines of a case. */
  readonly urls: Readonly<Record<string, string>>
  readonly host: string
  /** 0 = a free one. */
  readonly port: number
  readonly log: Pick<Logger, 'error' | 'warn' | 'info'>
  /** GraphiQL and introspection: for invented data only. */
  readonly demo: boolean
  /** Token of the service `gateway`, for what only the gateway may ask of case-history. */
  readonly ownToken: () => Promise<string>
  /** Of the deployment: what callers without an account are named by follows from it. */
  readonly secret: Uint8Array
  /** Proxies before the gateway whose word counts for where a request came from; default none. */
  readonly trustedProxies?: TrustedProxies
  /** Language of GraphiQL's examples; default Indonesian. */
  readonly lang?: Lang
  /** Who and what they show: in the demo only. */
  readonly shown?: Shown
  /** For what is overdue; a story moves it. */
  readonly clock?: Clock
  /** Why /ready says no, where all that it stands on is in this process: one that stands alone answers whether or not a service is away. */
  readonly unready?: () => Promise<string | undefined>
  /** Default: the committed contracts. */
  readonly documents?: Documents
  /** Time limit of each read of a service, in ms. */
  readonly readMs?: number
}

export interface Gateway {
  /** Where GraphQL is: `http://127.0.0.1:4000/graphql`. */
  readonly url: string
  /** Stops accepting, lets answers in hand finish, cuts what streams. */
  stop(): Promise<void>
}

const READ_MS = 2_000
const DRAIN_MS = 2_000
const contracts = new URL('../../../contracts/openapi/', import.meta.url)

/** The one door for people and their programs. It holds no data and decides nothing. Rejects with `EADDRINUSE` where the port is taken. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const {
    urls,
    host,
    port,
    log,
    demo,
    ownToken,
    secret,
    trustedProxies = [],
    clock = systemClock,
    readMs = READ_MS,
    unready = async () => undefined,
  } = options
  const senderOf = senders(secret, trustedProxies, () => systemClock.now())
  const documents = options.documents ?? (await readDocuments(contracts))
  const schema = schemaOf(documents)
  const files = keptFiles(schema, documents)
  const yoga = createYoga<{ readonly req: IncomingMessage }, Context>({
    schema,
    context: ({ request, req }) => contextFor({ urls, readMs, clock, files, ownToken }, passedOn(request, randomUUID, senderOf(req))),
    plugins: [...protections({ demo }), useExecutionCancellation(), padAnswers],
    maskedErrors: { maskError: maskWith(log), errorMessage: 'Ada gangguan pada sistem' },
    ...(demo ? await page(options.lang ?? 'id', options.shown) : { graphiql: false }),
    landingPage: false,
    logging: false,
    cors: false,
    multipart: false,
    batching: false,
    maxRequestBodySize: BODY_BYTES,
  })

  let stopping = false
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET' && request.url === '/live') return health(response, undefined)
    if (request.method === 'GET' && request.url === '/ready') return tellReady(response, stopping ? async () => 'STOPPING' : unready)
    if (serveKept(files, request, response)) return
    // Yoga answers for its own errors; what is left is a connection that is gone.
    Promise.resolve(yoga(request, response)).catch(() => response.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    url: `http://${host}:${(server.address() as AddressInfo).port}${yoga.graphqlEndpoint}`,
    stop: () => {
      stopping = true
      return new Promise((resolve) => {
        const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
        server.close(() => {
          clearTimeout(cut)
          resolve()
        })
        server.closeIdleConnections()
      })
    },
  }
}

function health(response: ServerResponse, because: string | undefined): void {
  response.writeHead(because === undefined ? 200 : 503, { 'content-type': 'application/json' })
  response.end(JSON.stringify({ ok: because === undefined, ...(because && { because }) }))
}

const tellReady = (response: ServerResponse, unready: () => Promise<string | undefined>): void =>
  void unready().then(
    (because) => health(response, because),
    () => health(response, 'SERVICE_AWAY'),
  )

/** GraphiQL whole from this server: yoga's own page would fetch its scripts from elsewhere. Nine megabytes, so only where it is shown. */
async function page(lang: Lang, shown: Shown | undefined) {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  return { renderGraphiQL, graphiql: graphiqlOptions(lang, shown) }
}
