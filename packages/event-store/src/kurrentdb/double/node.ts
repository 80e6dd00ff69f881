import { Server, type ServerCredentials } from '@grpc/grpc-js'

/** One server of the double, on a port that it keeps. */
export interface Node {
  readonly port: number
  readonly running: boolean
  start(): Promise<void>
  /** Every connection breaks, and the port refuses new ones. */
  stop(): void
}

const LARGEST_MESSAGE = 17 * 1024 * 1024

export async function startNode(serve: (server: Server) => void, credentials: ServerCredentials): Promise<Node> {
  let server: Server | undefined
  let port = 0

  async function start(): Promise<void> {
    const starting = new Server({ 'grpc.max_receive_message_length': LARGEST_MESSAGE })
    serve(starting)
    port = await new Promise<number>((resolve, reject) => {
      starting.bindAsync(`127.0.0.1:${port}`, credentials, (error, bound) => (error ? reject(error) : resolve(bound)))
    })
    server = starting
  }

  await start()
  return {
    get port() {
      return port
    },
    get running() {
      return server !== undefined
    },
    start,
    stop() {
      server?.forceShutdown()
      server = undefined
    },
  }
}
