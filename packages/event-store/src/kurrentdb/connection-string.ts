import { readFileSync } from 'node:fs'
import { KurrentDBClient } from '@kurrent/kurrentdb-client'
import { TitianError } from '@titian/core'

/** Options that the client knows, as both its halves write them. It warns of others by printing the string, password and all. */
const KNOWN = [
  'connectionName',
  'defaultDeadline',
  'discoveryInterval',
  'gossipTimeout',
  'keepAliveInterval',
  'keepAliveTimeout',
  'maxDiscoverAttempts',
  'nodePreference',
  'throwOnAppendFailure',
  'tls',
  'tlsCAFile',
  'tlsVerifyCert',
  'userCertFile',
  'userKeyFile',
]
/** One half of the client reads `tls_ca_file` as `tlsCAFile`, the other does not know it. */
const flat = (name: string): string => name.trim().toLowerCase().replaceAll(/[_-]/g, '')

const DEFAULT_PORT = 2113
/** Between two looks for a node, ms. Before its first read a client waits that long even where there is only one: half a second by default. */
const LOOK_EVERY_MS = { oneNode: 10, cluster: 100 }

export interface ServerAddress {
  /** As the client is to be given it. */
  readonly connectionString: string
  readonly nodes: readonly { readonly host: string; readonly port: number }[]
  /**
   * Whom the reads are to name: the half of the client that reads takes a password as it is written, percent signs and all, the other half decodes it.
   * Undefined where there is none, or no TLS to send it by.
   */
  readonly credentials: { readonly username: string; readonly password: string } | undefined
  /** How a node must prove itself; undefined where it need not. `ca` (PEM) in place of the system's authorities. */
  readonly certificate: { readonly ca?: string } | undefined
}

/**
 * Checks what the client would not, before it sees it. Throws `LOG_REFUSED { log, setting }`: `throwOnAppendFailure` (under which a refused append is
 * answered with a wrong revision), `nodePreference` (a follower may lag behind what was just appended), `password` (not percent-encoded), `tlsCAFile`
 * (which cannot be read), else `connectionString`. Nothing of the string itself stands in the error.
 */
export function serverAddress(log: string, text: string): ServerAddress {
  const refused = (setting: string) => new TitianError('LOG_REFUSED', { log, setting })
  const [, scheme = '', user, hosts = '', query = ''] = /^([a-z]+(?:\+discover)?):\/\/(?:([^/]*)@)?([^/?@]*)\/*(?:\?(.*))?$/s.exec(text.trim()) ?? []
  if (hosts === '') throw refused('connectionString')
  const credentials = user === undefined ? undefined : credentialsIn(user)
  if (user !== undefined && credentials === undefined) throw refused('password')
  const options = new Map(query.split('&').flatMap((pair) => (pair === '' ? [] : [optionOf(pair)])))
  const of = (name: (typeof KNOWN)[number]) => options.get(name)
  if ([...options.keys()].some((name) => !KNOWN.includes(name))) throw refused('connectionString')
  if (of('throwOnAppendFailure') === 'false') throw refused('throwOnAppendFailure')
  if (flat(of('nodePreference') ?? 'leader') !== 'leader') throw refused('nodePreference')
  const caFile = of('tlsCAFile')
  const ca = caFile === undefined ? undefined : readText(caFile)
  if (caFile !== undefined && ca === undefined) throw refused('tlsCAFile')

  const nodes = hosts.split(',').map((each) => {
    const [host = '', port = String(DEFAULT_PORT)] = each.split(':')
    return { host, port: Number(port) }
  })
  const isCluster = nodes.length > 1 || scheme.endsWith('+discover')
  if (!options.has('discoveryInterval')) options.set('discoveryInterval', String(isCluster ? LOOK_EVERY_MS.cluster : LOOK_EVERY_MS.oneNode))
  const settings = [...options].map(([name, value]) => `${name}=${value}`).join('&')
  const connectionString = `${scheme}://${user === undefined ? '' : `${user}@`}${hosts}?${settings}`
  try {
    KurrentDBClient.connectionString(connectionString)
  } catch {
    // Its message quotes the string, password and all.
    throw refused('connectionString')
  }
  const isSecure = of('tls') !== 'false'
  const proves = isSecure && of('tlsVerifyCert') !== 'false'
  return {
    connectionString,
    nodes,
    credentials: isSecure ? credentials : undefined,
    certificate: proves ? { ...(ca !== undefined && { ca }) } : undefined,
  }
}

/** Undefined where it is no `user:password`, both percent-encoded: at a second colon the client would cut the password off, at an `@` begin the host. */
function credentialsIn(user: string): { readonly username: string; readonly password: string } | undefined {
  const [username, password, ...more] = user.split(':')
  if (!username || !password || more.length > 0 || user.includes('@')) return undefined
  try {
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) }
  } catch {
    return undefined
  }
}

/** Under the name that both halves of the client know, where there is one. */
function optionOf(pair: string): readonly [string, string] {
  const [name = '', ...value] = pair.split('=')
  return [KNOWN.find((known) => flat(known) === flat(name)) ?? name, value.join('=').trim()]
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(decodeURIComponent(file), 'utf8')
  } catch {
    return undefined
  }
}
