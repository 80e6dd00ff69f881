import type { Plugin } from 'graphql-yoga'
import { gzipPadded, padded, STEP, takesGzip } from './compress.ts'

const isJson = (type: string | null): boolean => /^application\/(graphql-response\+)?json\b/.test(type ?? '')

/** Answers are compressed, and take a multiple of 512 bytes either way; streams and the demo's page go as they are. */
export const padAnswers: Plugin = {
  async onResponse({ request, response, setResponse, fetchAPI }) {
    if (!isJson(response.headers.get('content-type'))) return
    const json = await response.text()
    const compress = Buffer.byteLength(json) >= STEP && takesGzip(request.headers.get('accept-encoding'))
    const body = compress ? await gzipPadded(json) : Buffer.from(padded(json))
    const headers = new fetchAPI.Headers(response.headers)
    headers.set('content-length', String(body.length))
    headers.set('vary', 'accept-encoding')
    headers.set('cache-control', 'no-store')
    if (compress) headers.set('content-encoding', 'gzip')
    const { status, statusText } = response
    setResponse(new fetchAPI.Response(body, { status, statusText, headers }))
  },
}
