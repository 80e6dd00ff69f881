import { TitianError } from '@titian/core'
import { assertAskable, assertNotTooDeep } from './asked.ts'
import { problemSchema, serviceAway, serviceProblem } from './problem.ts'

/** One question to one service. */
export interface Call {
  readonly service: string
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly query?: Readonly<Record<string, string | undefined>>
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/** What of a person's request goes on to every service. */
export interface Passed {
  readonly authorization?: string | undefined
  readonly purpose?: string | undefined
  readonly correlationId: string
  readonly traceparent?: string | undefined
  /** Of whoever has no account, in place of where they are: see `senders`. The gateway says it in its own name. */
  readonly sender?: string | undefined
  /** Work that was shown for the public door. */
  readonly proof?: string | undefined
  /** Aborted when the person has gone. */
  readonly signal: AbortSignal
}

export interface Client {
  /** @throws SERVICE_PROBLEM { problem } for whatever a person may read (also a service that is away) · UNAUTHENTICATED · SERVICE_FAILED, to be masked */
  ask(call: Call): Promise<unknown>
  /** The answer as it comes, without a time limit: for server-sent events. Throws as `ask`. */
  open(call: Call): Promise<ReadableStream<Uint8Array>>
}

export interface ClientOptions {
  readonly urls: Readonly<Record<string, string>>
  /** Limit of a read, the same for every service and every case; of a command, see COMMAND_MS. */
  readonly readMs: number
  /** The gateway's own, for what it says in its own name. */
  readonly ownToken: () => Promise<string>
}

/** A command is safe to repeat with its key, but the person should rather learn how it ended. */
const COMMAND_MS = 15_000

export function client({ urls, readMs, ownToken }: ClientOptions, passed: Passed): Client {
  async function send(call: Call, signal: AbortSignal): Promise<Response> {
    const url = new URL(call.path, urls[call.service])
    for (const [name, value] of Object.entries(call.query ?? {})) if (value !== undefined) url.searchParams.set(name, value)
    const headers = [...headersOf(call, passed), ...(await senderOf(passed))]
    assertAskable(url, headers)
    assertNotTooDeep(call.body)
    const init = {
      method: call.method,
      headers,
      signal,
      ...(call.body !== undefined && { body: JSON.stringify(call.body) }),
    }
    const response = await fetch(url, init).catch((cause: unknown) => {
      throw serviceAway(cause)
    })
    if (response.ok) return response
    throw await refusal(call.service, response)
  }

  /** Never beside a person's own token, who is counted as themselves. */
  const senderOf = async ({ authorization, sender }: Passed): Promise<[string, string][]> =>
    authorization === undefined && sender !== undefined
      ? [
          ['x-sender', sender],
          ['x-client-assertion', `Bearer ${await ownToken()}`],
        ]
      : []

  return {
    async ask(call) {
      const isRead = call.method === 'GET'
      const signal = AbortSignal.any([passed.signal, AbortSignal.timeout(isCommand(call) ? COMMAND_MS : readMs)])
      // A connection that a restarted service has cut is no news to a person who only reads.
      const response = await send(call, signal).catch((error: unknown) => {
        if (isRead && error instanceof TitianError && error.cause instanceof TypeError && !signal.aborted) return send(call, signal)
        throw error
      })
      return response.json().catch((cause: unknown) => {
        throw serviceAway(cause)
      })
    },
    async open(call) {
      const { body } = await send(call, passed.signal)
      if (body === null) throw serviceAway()
      return body
    },
  }
}

/** Some reads are POSTs, for what must not stand in a URL; a command has a key. */
const isCommand = ({ headers }: Call): boolean => headers?.['idempotency-key'] !== undefined

function headersOf({ headers = {}, body }: Call, { authorization, purpose, correlationId, traceparent, proof }: Passed): [string, string][] {
  const all = {
    authorization,
    'x-purpose': purpose,
    'x-correlation-id': correlationId,
    traceparent,
    'x-proof': proof,
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...headers,
  }
  return Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as [string, string]]))
}

async function refusal(service: string, response: Response): Promise<TitianError> {
  const parsed = problemSchema.safeParse(await response.json().catch(() => undefined))
  if (response.status === 401) return new TitianError('UNAUTHENTICATED', parsed.success ? { problem: parsed.data } : {})
  if (!parsed.success || parsed.data.code === 'INTERNAL') return new TitianError('SERVICE_FAILED', { service, status: response.status })
  return serviceProblem(parsed.data)
}
