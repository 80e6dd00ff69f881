import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { uuidOf } from './ids.ts'

export interface Operation {
  readonly token: string
  readonly query: string
  readonly variables: { readonly key: string; readonly id?: string; readonly input?: unknown; readonly occurredAt?: unknown }
}

type Says = { readonly code: string } | { readonly away: string } | undefined

/** A gateway for specs: keeps what it was asked, answers a key that it knows as a repeat, refuses what `refuses` says. */
export async function stubGateway(refuses: (asked: Operation, recorded: ReadonlySet<string>) => Says = () => undefined) {
  const asked: Operation[] = []
  const recorded = new Set<string>()

  const answer = (one: Operation): object => {
    const { key, id } = one.variables
    const done = { id: id ?? uuidOf('stub', key), version: 'opaque' }
    if (recorded.has(key)) return { ...done, changed: false }
    const says = refuses(one, recorded)
    if (says !== undefined) return { code: 'away' in says ? says.away : says.code, message: { id: 'Ditolak', en: 'Refused' }, errors: [] }
    recorded.add(key)
    return { ...done, changed: true }
  }
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Uint8Array[] = []
    for await (const chunk of request) chunks.push(chunk as Uint8Array)
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Pick<Operation, 'query' | 'variables'>
    const one = { ...body, token: (request.headers.authorization ?? '').replace('Bearer ', '') }
    asked.push(one)
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ data: { answer: answer(one) } }))
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    asked,
    recorded,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
