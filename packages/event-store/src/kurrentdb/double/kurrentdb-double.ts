import { type handleServerStreamingCall, type handleUnaryCall, Server, ServerCredentials, type ServerDuplexStream } from '@grpc/grpc-js'
import type { BatchAppendReq, BatchAppendResp, ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import { appendAnswer, expectationOf, proposedOf, streamName } from './messages.ts'
import { features, featuresRpc, streamsRpc } from './protocol.ts'
import { answerRead, failed } from './reading.ts'
import { type Expectation, type Proposed, serverLog } from './server-log.ts'

const UNIMPLEMENTED = 12
const UNAVAILABLE = 14

/** A server for tests: gRPC over the client's own published messages, in this process, in memory. What it keeps survives stop and start. */
export interface KurrentDouble {
  readonly connectionString: string
  /** Every connection breaks, and the port refuses new ones. */
  stop(): void
  /** On the same port. */
  start(): Promise<void>
  /** From now on calls are taken and not answered, until `thaw`; then they are carried out after all. */
  freeze(): void
  thaw(): void
  /** The next append is stored, but instead of its answer the connection breaks. */
  loseNextAnswer(): void
  /** Appends that came, whatever became of them. */
  appends(): number
  /** Subscribers that were dropped for being too slow. */
  dropped(): number
}

interface Parts {
  readonly stream: string
  readonly expected: Expectation
  readonly events: Proposed[]
}

export async function kurrentDouble(): Promise<KurrentDouble> {
  const log = serverLog()
  let server: Server | undefined
  let port = 0
  let losing = false
  let appends = 0
  const dropped: unknown[] = []
  let frozen: PromiseWithResolvers<void> | undefined

  const read: handleServerStreamingCall<ReadReq, ReadResp> = (call) => {
    void (frozen?.promise ?? Promise.resolve()).then(() => answerRead(log, call, () => dropped.push(call)))
  }

  function batchAppend(call: ServerDuplexStream<BatchAppendReq, BatchAppendResp>): void {
    const parts = new Map<string, Parts>()
    const settle = (id: string, { stream, expected, events }: Parts) => {
      appends += 1
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
      if (frozen) void frozen.promise.then(() => settle(id, part))
      else settle(id, part)
    })
    call.on('end', () => call.end())
  }

  const getSupportedMethods: handleUnaryCall<unknown, InstanceType<typeof features.SupportedMethods>> = (_, answer) => {
    const methods = new features.SupportedMethods().setEventStoreServerVersion('23.10.7')
    for (const name of ['read', 'batchappend']) {
      methods.addMethods(new features.SupportedMethod().setServiceName('event_store.client.streams.streams').setMethodName(name))
    }
    void (frozen?.promise ?? Promise.resolve()).then(() => answer(null, methods))
  }
  const unimplemented: handleUnaryCall<unknown, unknown> = (_, answer) => answer(failed(UNIMPLEMENTED, 'not in the double'))

  async function start(): Promise<void> {
    const starting = new Server({ 'grpc.max_receive_message_length': 17 * 1024 * 1024 })
    starting.addService(streamsRpc.StreamsService, { read, batchAppend, append: unimplemented, delete: unimplemented, tombstone: unimplemented })
    starting.addService(featuresRpc.ServerFeaturesService, { getSupportedMethods })
    port = await new Promise<number>((resolve, reject) => {
      starting.bindAsync(`127.0.0.1:${port}`, ServerCredentials.createInsecure(), (error, bound) => (error ? reject(error) : resolve(bound)))
    })
    server = starting
  }

  await start()
  return {
    connectionString: `kurrentdb://127.0.0.1:${port}?tls=false`,
    start,
    stop() {
      server?.forceShutdown()
      server = undefined
    },
    freeze() {
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
    dropped: () => dropped.length,
  }
}
