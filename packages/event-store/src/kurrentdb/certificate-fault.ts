import { isIP } from 'node:net'
import { connect } from 'node:tls'
import type { ServerAddress } from './connection-string.ts'

/** What the socket says where nobody is there: no word on a certificate. */
const AWAY = /^E(?!RR_)[A-Z_]+$/

/**
 * Why a node's certificate is not taken, in the words of TLS (`SELF_SIGNED_CERT_IN_CHAIN`, `CERT_HAS_EXPIRED`, `ERR_SSL_…` where it speaks no TLS); undefined
 * where none refuses to be spoken to. The client says only that it found no server: whoever waits for one to come back would wait for ever.
 */
export async function certificateFault({ nodes, certificate }: ServerAddress, limitMs: number): Promise<string | undefined> {
  if (certificate === undefined) return undefined
  const faults = await Promise.all(nodes.map(({ host, port }) => faultAt(host, port, certificate.ca, limitMs)))
  return faults.find((fault) => fault !== undefined)
}

function faultAt(host: string, port: number, ca: string | undefined, limitMs: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const servername = isIP(host) ? {} : { servername: host }
    const socket = connect({ host, port, ALPNProtocols: ['h2'], ...servername, ...(ca !== undefined && { ca }) })
    const say = (fault: string | undefined) => {
      socket.destroy()
      resolve(fault)
    }
    socket.setTimeout(limitMs, () => say(undefined))
    socket.once('secureConnect', () => say(undefined))
    socket.once('error', ({ code = 'TLS' }: NodeJS.ErrnoException) => say(AWAY.test(code) ? undefined : code))
  })
}
