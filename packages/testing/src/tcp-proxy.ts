import { connect, createServer, type Socket } from 'node:net'

export interface TcpProxy {
  readonly port: number
  /** `open`: passes all. `silent`: takes and gives nothing, and tells neither side: a half-open connection. `closed`: cuts all and refuses more. */
  set(state: 'open' | 'silent' | 'closed'): void
  close(): Promise<void>
}

/** A wire to loopback port `to` that can be cut, or go dead without a word. What goes dead stays dead when the wire is open again; new connections pass. */
export async function tcpProxy(to: number): Promise<TcpProxy> {
  let state: 'open' | 'silent' | 'closed' = 'open'
  const pairs = new Set<readonly [Socket, Socket]>()

  const server = createServer((near) => {
    if (state === 'closed') {
      near.destroy()
      return
    }
    const far = connect(to, '127.0.0.1')
    const pair = [near, far] as const
    pairs.add(pair)
    const end = () => {
      pairs.delete(pair)
      near.destroy()
      far.destroy()
    }
    for (const socket of pair) socket.on('error', end).on('close', end)
    near.pipe(far)
    far.pipe(near)
    if (state === 'silent') deaden(pair)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    set(next) {
      state = next
      if (next === 'silent') for (const pair of pairs) deaden(pair)
      if (next === 'closed') for (const [near] of pairs) near.destroy()
    },
    async close() {
      for (const [near] of pairs) near.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function deaden([near, far]: readonly [Socket, Socket]): void {
  near.unpipe(far)
  far.unpipe(near)
  near.pause()
  far.pause()
}
