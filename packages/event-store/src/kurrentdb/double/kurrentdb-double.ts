import {
  type handleServerStreamingCall,
  type handleUnaryCall,
  Metadata,
  type Server,
  ServerCredentials,
  type ServerDuplexStream,
} from '@grpc/grpc-js'
import type { BatchAppendReq, BatchAppendResp, ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import { clusterInfo } from './gossip.ts'
import { appendAnswer, expectationOf, proposedOf, streamName } from './messages.ts'
import { type Node, startNode } from './node.ts'
import { features, featuresRpc, gossipRpc, streamsRpc } from './protocol.ts'
import { answerRead, failed } from './reading.ts'
import { type Expectation, type Proposed, serverLog } from './server-log.ts'

const NOT_FOUND = 5
const UNIMPLEMENTED = 12
const UNAVAILABLE = 14
const UNAUTHENTICATED = 16

/** A server for tests: gRPC over the client's own published messages, in this process, in memory. What it keeps survives stop and start. */
export interface KurrentDouble {
  readonly connectionString: string
  /** Every connection breaks, and the ports refuse new ones. */
  stop(): void
  /** On the same ports. */
  start(): Promise<void>
  /** Stops the node that leads; the next one leads from then on. */
  stopLeader(): void
  /**
   * From now on calls are taken and not answered, until `thaw`; then they are carried out after all. `searches`: only reads of all with a filter, as on a
   * server that has much to look through.
   */
  freeze(what?: 'all' | 'searches'): void
  thaw(): void
  /** The next append is stored, but instead of its answer the connection breaks. */
  loseNextAnswer(): void
  /** Appends that came, whatever became of them. */
  appends(): number
  /** Reads that were answered. */
  reads(): number
  /** Calls that asked for the leader, came to another node and were told where it is. */
  sentOn(): number
  /** Subscribers that were dropped for being too slow. */
  dropped(): number
}

export interface KurrentDoubleOptions {
  /** PEM. With it the double speaks TLS only; default in the clear. */
  readonly tls?: { readonly key: string; readonly cert: string }
  /** Whoever brings no such credentials is answered UNAUTHENTICATED; default anyone is served. A client sends them by TLS only. */
  readonly user?: { readonly name: string; readonly password: string }
  /** Nodes of one cluster, which all hold the same and tell each other's places; the first that runs leads. Default 1. */
  readonly nodes?: number
  /** How a read at a position where no record starts is answered: `unknown` until 23.10, `invalid-argument` now. */
  readonly refusesPositions?: 'unknown' | 'invalid-argument'
}

interface Parts {
  readonly stream: string
  readonly expected: Expectation
  readonly events: Proposed[]
}

export async function kurrentDouble(options: KurrentDoubleOptions = {}): Promise<KurrentDouble> {
  const { tls, user, nodes: count = 1, refusesPositions = 'invalid-argument' } = options
  const log = serverLog()
  let losing = false
  let appends = 0
  let reads = 0
  let sentOn = 0
  let frozenAre: 'all' | 'searches' = 'all'
  const dropped: unknown[] = []
  const nodes: Node[] = []
  let frozen: PromiseWithResolvers<void> | undefined

  const forAll = () => (frozenAre === 'all' ? frozen?.promise : undefined)

  const wanted = user && `Basic ${Buffer.from(`${user.name}:${user.password}`).toString('base64')}`
  const isStranger = ({ metadata }: { readonly metadata: Metadata }) => wanted !== undefined && metadata.get('authorization')[0] !== wanted
  const leader = () => nodes.find(({ running }) => running)
  /** Why a call is not taken: it brings no credentials, or asks for the leader and came to another node. */
  function refusal(call: { readonly metadata: Metadata; getHost(): string }) {
    if (isStranger(call)) return failed(UNAUTHENTICATED, 'UnAuthenticated')
    const port = leader()?.port
    if (call.metadata.get('requires-leader')[0] !== 'true' || call.getHost().endsWith(`:${port}`)) return undefined
    sentOn += 1
    const metadata = new Metadata()
    metadata.set('exception', 'not-leader')
    metadata.set('leader-endpoint-host', '127.0.0.1')
    metadata.set('leader-endpoint-port', String(port))
    return Object.assign(failed(NOT_FOUND, 'Leader info available'), { metadata })
  }

  const read: handleServerStreamingCall<ReadReq, ReadResp> = (call) => {
    const refused = refusal(call)
    if (refused) return void call.emit('error', refused)
    const options = call.request.getOptions()
    const isSearch = options?.hasFilter() === true && !options.hasSubscription()
    const ready = (isSearch ? frozen?.promise : forAll()) ?? Promise.resolve()
    void ready.then(() => {
      reads += 1
      return answerRead({ log, refusesPositions, tooSlow: () => dropped.push(call) }, call)
    })
  }

  function batchAppend(call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void {
    const isRefused = () => {
      const refused = refusal(call)
      if (refused) call.emit('error', refused)
      return refused !== undefined
    }
    if (isRefused()) return
    const parts = new Map<string, Parts>()
    const settle = (id: string, { stream, expected, events }: Parts) => {
      appends += 1
      if (isRefused()) return
      const outcome = log.append(stream, expected, events)
      if (losing) {
        losing = false
        call.emit('error', failed(UNAVAILABLE, 'the line went dead'))
      } else call.write(appendAnswer(id, stream, expected, outcome))
    }
    call.on('data', (message: BatchAppendReq) => {
      const id = message.getCorrelationId()?.getString() ?? ''
      const options = message.getOptions()
      const known = parts.get(id)
      const part = known ?? { stream: streamName(options?.getStreamIdentifier()), expected: options ? expectationOf(options) : 'any', events: [] }
      part.events.push(...message.getProposedMessagesList().map(proposedOf))
      parts.set(id, part)
      if (!message.getIsFinal()) return
      parts.delete(id)
      const waiting = forAll()
      if (waiting) void waiting.then(() => settle(id, part))
      else settle(id, part)
    })
    call.on('end', () => call.end())
  }

  // Clients ask this, and where the nodes are, without credentials.
  const getSupportedMethods: handleUnaryCall<unknown, InstanceType<typeof features.SupportedMethods>> = (_, answer) => {
    const methods = new features.SupportedMethods().setEventStoreServerVersion('26.1.1')
    for (const name of ['read', 'batchappend']) {
      methods.addMethods(new features.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name))
    }
    void (forAll() ?? Promise.resolve()).then(() => answer(null, methods))
  }
  const unimplemented: handleUnaryCall<unknown, unknown> = (_, answer) => answer(failed(UNIMPLEMENTED, 'not in the double'))

  const gossipRead: handleUnaryCall<unknown, ReturnType<typeof clusterInfo>> = (_, answer) => answer(null, clusterInfo(nodes))
  const serve = (server: Server) => {
    server.addService(streamsRpc.StreamsService, { read, batchAppend, append: unimplemented, delete: unimplemented, tombstone: unimplemented })
    server.addService(featuresRpc.ServerFeaturesService, { getSupportedMethods })
    server.addService(gossipRpc.GossipService, { read: gossipRead })
  }
  const credentials = tls
    ? ServerCredentials.createSsl(null, [{ private_key: Buffer.from(tls.key), cert_chain: Buffer.from(tls.cert) }])
    : ServerCredentials.createInsecure()
  for (let index = 0; index < count; index += 1) nodes.push(await startNode(serve, credentials))

  return {
    connectionString: `kurrentdb://${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}${tls ? '' : '?tls=false'}`,
    async start() {
      for (const node of nodes) if (!node.running) await node.start()
    },
    stop() {
      for (const node of nodes) node.stop()
    },
    stopLeader() {
      leader()?.stop()
    },
    freeze(what = 'all') {
      frozenAre = what
      frozen ??= Promise.withResolvers<void>()
    },
    thaw() {
      frozen?.resolve()
      frozen = undefined
    },
    loseNextAnswer() {
      losing = true
    },
    appends: () => appends,
    reads: () => reads,
    sentOn: () => sentOn,
    dropped: () => dropped.length,
  }
}
