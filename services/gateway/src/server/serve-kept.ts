import type { IncomingMessage, ServerResponse } from 'node:http'
import type { KeptFiles } from '../files/kept.ts'
import { takesGzip } from './compress.ts'

/** @returns false where the request is not for a file that is kept */
export function serveKept({ byPath }: KeptFiles, request: IncomingMessage, response: ServerResponse): boolean {
  const [path = ''] = (request.url ?? '').split('?')
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (!isRead || !/^\/(forms\/|words\.)/.test(path)) return false
  const found = byPath.get(path)
  if (found === undefined) {
    // Of a gateway before or after this one: what is asked again may be there.
    response.writeHead(404, { 'cache-control': 'no-store', 'content-length': 0 }).end()
    return true
  }
  const compressed = takesGzip(request.headers['accept-encoding']?.toString() ?? null)
  const body = compressed ? found.gzip : found.json
  response.writeHead(200, {
    'content-type': 'application/json',
    'content-length': body.length,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    'x-content-type-options': 'nosniff',
    ...(compressed && { 'content-encoding': 'gzip' }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
  return true
}
