import { createHmac, hkdfSync } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'

/** Addresses and networks in CIDR of the proxies that stand before the gateway. */
export type TrustedProxies = readonly string[]

/** Whether it names an address, or a network in CIDR. */
export const isNetwork = (text: string): boolean => ipaddr.isValid(text) || isCidr(text)

const isCidr = (text: string): boolean => {
  try {
    return ipaddr.parseCIDR(text)[1] > 0
  } catch {
    return false
  }
}

type Address = ipaddr.IPv4 | ipaddr.IPv6

/** An IPv4 address in an IPv6 one is that IPv4 address. Undefined for what is none. */
const addressOf = (text: string): Address | undefined => (ipaddr.isValid(text) ? ipaddr.process(text) : undefined)

function rangeOf(network: string): [Address, number] {
  if (network.includes('/')) return ipaddr.parseCIDR(network)
  const one = ipaddr.process(network)
  return [one, one.kind() === 'ipv4' ? 32 : 128]
}

function isIn(address: Address, network: string): boolean {
  const [of, bits] = rangeOf(network)
  if (of instanceof ipaddr.IPv4) return address instanceof ipaddr.IPv4 && address.match(of, bits)
  return address instanceof ipaddr.IPv6 && address.match(of, bits)
}

/** Of an IPv6 address the first 64 bits: a household or a phone has all the others. */
const place = (address: Address): string =>
  address instanceof ipaddr.IPv6
    ? address.parts
        .slice(0, 4)
        .map((part) => part.toString(16))
        .join(':')
    : address.toString()

/**
 * Where a request came from, seen from the last proxy on back: what a proxy of ours says counts, and what was said before it, which anybody can
 * write, does not.
 */
export function farthestTrusted(peer: string, forwarded: string | undefined, trusted: TrustedProxies): string {
  const hops = [...(forwarded ?? '').split(',').map((one) => one.trim()), peer]
  let seen = addressOf(peer)
  for (const hop of hops.reverse()) {
    const address = addressOf(hop)
    if (address === undefined) break
    seen = address
    if (!trusted.some((network) => isIn(address, network))) break
  }
  return seen === undefined ? '' : place(seen)
}

const HOUR_MS = 3_600_000

/**
 * What whoever has no account is called for an hour: a keyed hash of their address. The key follows from the deployment's secret and the hour, so
 * that all instances of the gateway call them alike, and nobody is called the same in the next one. It is passed to the service that counts; it is
 * neither stored nor logged.
 * @param secret of the deployment
 */
export function senders(secret: Uint8Array, trusted: TrustedProxies, now: () => Date): (request: IncomingMessage) => string {
  return ({ socket, headers }) => {
    const hour = Math.floor(now().getTime() / HOUR_MS)
    const key = Buffer.from(hkdfSync('sha256', secret, '', `titian/public-door/${hour}`, 32))
    const forwarded = headers['x-forwarded-for']
    const from = farthestTrusted(socket.remoteAddress ?? '', Array.isArray(forwarded) ? forwarded.join(',') : forwarded, trusted)
    return createHmac('sha256', key).update(from).digest('base64url').slice(0, 22)
  }
}
