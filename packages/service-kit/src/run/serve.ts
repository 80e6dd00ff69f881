import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Serving {
  readonly port: number
  /** Stops accepting, lets answers in hand finish, and cuts what is idle or streaming. */
  stop(): Promise<void>
}

/** @param port 0 = a free one. Rejects where it is taken. */
export async function serve(answer: RequestListener, host: string, port: number): Promise<Serving> {
  const server = createServer(answer)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return { port: (server.address() as AddressInfo).port, stop: () => closed(server) }
}

const closed = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), 2_000)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
