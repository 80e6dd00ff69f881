import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import { buildSchema } from 'graphql'
import type { Person } from '../all-in-one/issuer.ts'
import type { AllInOne } from '../all-in-one/start-all.ts'
import { type GraphqlCase, graphqlCases } from './graphql-cases.ts'
import { hostileGraphql, hostileRest } from './hostile-cases.ts'
import { type Heard, wrongInLog, wrongWith } from './judge.ts'
import { type OpenApi, type RestCase, restCases } from './rest-cases.ts'

const contracts = new URL('../../contracts/', import.meta.url)
const AT_ONCE = 6
const ANSWER_MS = 30_000
/** A stream goes on for ever; what it begins with is enough. */
const STREAM_MS = 400

export interface FuzzOptions {
  readonly all: AllInOne
  /** Lines of all logs, as they come. */
  readonly logLines: readonly string[]
  readonly seed: number
  readonly runs: number
  /** Whoever works on the case. */
  readonly insiders: readonly Person[]
  /** Ids that there are, the report's first. */
  readonly ids: readonly string[]
  /** Personal values of the record. */
  readonly marks: readonly string[]
  readonly onDone?: (done: number, of: number) => void
}

export interface Finding {
  readonly what: string
  readonly wrong: readonly string[]
}

export interface Fuzzed {
  readonly asked: number
  /** How many answers of each kind, by status. */
  readonly statuses: ReadonlyMap<number, number>
  readonly findings: readonly Finding[]
}

/** Somebody of an agency that has no part in anything here. */
const outsiders: readonly Person[] = [
  { userId: 'u-rekaan-luar', agencyId: '7e7e0000-0000-4000-8000-0000000000ff', agencyKind: 'POLICE', post: 'investigator' },
  { userId: 'u-rekaan-supervisor-luar', agencyId: '7e7e0000-0000-4000-8000-0000000000ff', agencyKind: 'POLICE', post: 'supervisor' },
  { userId: 'u-rekaan-pekerja-luar', agencyId: '7e7e0000-0000-4000-8000-0000000000fe', agencyKind: 'DINSOS', post: 'social-worker' },
]

type Case = { readonly graphql: GraphqlCase } | { readonly rest: RestCase }

/** Asks the gateway and every service what nobody would ask, and says what of it was answered as it must never be. */
export async function runFuzz({ all, logLines, seed, runs, insiders, ids, marks, onDone }: FuzzOptions): Promise<Fuzzed> {
  const known = { ids }
  const schema = buildSchema(readFileSync(new URL('schema.graphql', contracts), 'utf8'))
  const documents = Object.fromEntries(
    readdirSync(new URL('openapi/', contracts)).map((file) => [
      file.replace('.json', ''),
      JSON.parse(readFileSync(new URL(`openapi/${file}`, contracts), 'utf8')) as OpenApi,
    ]),
  )
  const served = Object.fromEntries(Object.entries(documents).filter(([service]) => all.services.some(({ name }) => name === service)))
  const half = Math.ceil(runs / 2)
  const [first = ''] = ids
  const cases: Case[] = [
    ...hostileGraphql(first).map((graphql) => ({ graphql })),
    ...hostileRest(first).map((rest) => ({ rest })),
    ...fc.sample(graphqlCases(schema, known), { seed, numRuns: half }).map((graphql) => ({ graphql })),
    ...fc.sample(restCases(served, known), { seed, numRuns: runs - half }).map((rest) => ({ rest })),
  ]
  const callers = [
    { outsider: true, token: undefined },
    { outsider: true, token: 'eyJhbGciOiJub25lIn0.e30.' },
    ...(await Promise.all(outsiders.map(async (who) => ({ outsider: true, token: await all.issuer.tokenOf(who) })))),
    ...(await Promise.all(insiders.map(async (who) => ({ outsider: false, token: await all.issuer.tokenOf(who) })))),
  ]
  const statuses = new Map<number, number>()
  const findings: Finding[] = []
  const from = logLines.length
  let next = 0
  const worker = async (): Promise<void> => {
    for (let nth = next++; nth < cases.length; nth = next++) {
      const one = cases[nth]
      const caller = callers[nth % callers.length]
      if (one === undefined || caller === undefined) continue
      const heard = await ask(all, one, caller)
      statuses.set(heard.status, (statuses.get(heard.status) ?? 0) + 1)
      const wrong = wrongWith(heard, marks)
      if (wrong.length > 0) findings.push({ what: heard.what, wrong })
      onDone?.(nth + 1, cases.length)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  for (const line of logLines.slice(from)) {
    const wrong = wrongInLog(line, marks)
    if (wrong.length > 0) findings.push({ what: `a line of a log: ${line.slice(0, 300)}`, wrong })
  }
  return { asked: cases.length, statuses, findings }
}

interface Caller {
  readonly outsider: boolean
  readonly token: string | undefined
}

const asWhom = ({ token }: Caller): Record<string, string> => (token === undefined ? {} : { authorization: `Bearer ${token}` })
const short = (said: unknown): string => JSON.stringify(said).slice(0, 400)

async function ask(all: AllInOne, one: Case, caller: Caller): Promise<Heard> {
  const { outsider } = caller
  if ('graphql' in one) {
    const { kind, query, variables, body = JSON.stringify({ query, variables }) } = one.graphql
    const accept = kind === 'subscription' ? 'text/event-stream' : 'application/json'
    const headers = { 'content-type': 'application/json', accept, 'x-titian-csrf': '1', ...asWhom(caller) }
    const limit = kind === 'subscription' ? STREAM_MS : ANSWER_MS
    const said = await send(all.gatewayUrl, { method: 'POST', headers, body, limit })
    // A stream that goes on was no error.
    const status = said.status === 0 && kind === 'subscription' ? 200 : said.status
    return { what: `${query} ${short(variables)}`, status, text: said.text, outsider }
  }
  const { service, method, path, headers, body } = one.rest
  const root = all.services.find(({ name }) => name === service)?.url ?? ''
  const everything = { 'content-type': 'application/json', ...headers, ...asWhom(caller) }
  const said = await send(root, { method, path, headers: everything, body, limit: ANSWER_MS })
  return { what: `${method} ${service}${path.slice(0, 200)} ${short(headers)} ${body?.slice(0, 200) ?? ''}`, ...said, outsider }
}

interface Sent {
  readonly method: string
  readonly path?: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | undefined
  readonly limit: number
}

/** By the bare client: `fetch` would put an odd address right before it is sent. */
function send(root: string, { method, path, headers, body, limit }: Sent): Promise<{ readonly status: number; readonly text: string }> {
  return new Promise((resolve) => {
    const url = new URL(root)
    const bytes = body === undefined ? undefined : Buffer.from(body)
    const given = { ...headers, ...(bytes && { 'content-length': String(bytes.length) }) }
    const nothing = () => resolve({ status: 0, text: '' })
    try {
      const asking = request(
        { host: url.hostname, port: url.port, path: path ?? url.pathname, method, headers: given, signal: AbortSignal.timeout(limit) },
        (response) => {
          text(response).then((said) => resolve({ status: response.statusCode ?? 0, text: said }), nothing)
        },
      )
      asking.on('error', nothing).end(bytes)
    } catch {
      // What no client can send has been refused before it left.
      resolve({ status: 400, text: '' })
    }
  })
}
