import { readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'

/** The port of the last start while it is still free, so that a saved address goes on working; else one that the OS picks. */
export async function choosePort(home: string): Promise<number> {
  const last = lastPort(home)
  return (last === undefined ? undefined : await listenOnce(last)) ?? (await listenOnce(0)) ?? 0
}

function lastPort(home: string): number | undefined {
  try {
    const port = Number(readFileSync(join(home, 'port'), 'utf8'))
    return Number.isInteger(port) && port > 1023 && port < 65536 ? port : undefined
  } catch {
    return undefined
  }
}

const listenOnce = (port: number): Promise<number | undefined> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
