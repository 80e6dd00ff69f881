import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { gatewayAmongStubs } from '../fixtures/gateway-among-stubs.ts'
import { gzipPadded, padded, STEP, takesGzip } from './compress.ts'

describe('what is answered', () => {
  it('unpacks to what it was, whatever it was, and takes a multiple of 512 bytes', () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 5_000 }), async (text) => {
        const packed = await gzipPadded(text)
        expect(packed.length % STEP).toBe(0)
        expect(gunzipSync(packed).toString('utf8')).toBe(text)
      }),
    ))

  it('takes a multiple of 512 bytes where nobody unpacks', () =>
    fc.assert(
      fc.property(fc.json(), (json) => {
        expect(Buffer.byteLength(padded(json)) % STEP).toBe(0)
        expect(JSON.parse(padded(json))).toEqual(JSON.parse(json))
      }),
    ))

  it.each([
    ['gzip, deflate, br', true],
    ['br;q=1.0, gzip;q=0.8', true],
    ['*', true],
    ['gzip;q=0', false],
    ['br', false],
    [null, false],
  ])('is packed for %s: %s', (accepted, takes) => expect(takesGzip(accepted)).toBe(takes))
})

describe('the gateway', () => {
  const { stub, url } = gatewayAmongStubs()
  const looks = (count: number) =>
    Array.from({ length: count }, (_, n) => ({
      at: `2024-03-01T02:${String(n).padStart(2, '0')}:00.000Z`,
      agency: { label: { id: 'layanan', en: 'service' } },
      purpose: 'SERVICES',
      action: 'ReadEntries',
      outcome: 'permitted',
      fieldGroups: [],
      correlationId: `c-${n}`,
    }))
  const ask = (accepted: string) =>
    fetch(url(), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-encoding': accepted },
      body: JSON.stringify({ query: '{ whoLooked(caseId: "x", first: 100) { items { at agency { name } purpose { label { id en } } } } }' }),
    })

  it('answers in steps of 512 bytes, packed and not', async () => {
    for (const count of [0, 1, 7, 40]) {
      for (const name of ['case-history', 'intake', 'referral']) stub(name).on('GET /access-entries', { body: { looks: looks(count), until: null } })
      for (const accepted of ['gzip', 'identity']) {
        const response = await ask(accepted)
        const length = Number(response.headers.get('content-length'))
        expect({ count, accepted, rest: length % STEP }).toEqual({ count, accepted, rest: 0 })
        expect(response.headers.get('content-encoding')).toBe(accepted === 'gzip' && count > 1 ? 'gzip' : null)
        expect(((await response.json()) as { data: { whoLooked: { items: unknown[] } } }).data.whoLooked.items).toHaveLength(count)
      }
    }
  })

  it('makes a long answer short', async () => {
    for (const name of ['case-history', 'intake', 'referral']) stub(name).on('GET /access-entries', { body: { looks: looks(60), until: null } })
    const [packed, bare] = [await ask('gzip'), await ask('identity')].map(({ headers }) => Number(headers.get('content-length')))
    expect(packed).toBeLessThan((bare ?? 0) / 5)
  })
})
