import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { canonical } from './canonical.ts'

describe('canonical text', () => {
  it('is what another implementation of RFC 8785 makes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary', maxDepth: 4 }), (value) => {
        expect(canonical(value)).toBe(canonicalize(value))
      }),
      { numRuns: 2_000 },
    )
  })

  it('is what the RFC shows', () => {
    const numbers = JSON.parse('[333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001]') as unknown
    expect(canonical({ numbers, string: '€$\u000f\nA\'B"\\\\"/', literals: [null, true, false] })).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it('orders names by UTF-16 code units, those of digits too', () => {
    const inOrder = ['\r', '1', '10', '9', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']
    const value = Object.fromEntries(inOrder.toReversed().map((name) => [name, 0]))
    expect(canonical(value)).toBe(`{${inOrder.map((name) => `${JSON.stringify(name)}:0`).join(',')}}`)
  })

  it('leaves out what is undefined, and knows no minus zero', () => {
    expect(canonical({ b: undefined, a: -0 })).toBe('{"a":0}')
  })

  it('takes a text that only looks like a lone surrogate', () => {
    expect(canonical({ a: String.raw`\ud800`, b: '😀' })).toBe(String.raw`{"a":"\\ud800","b":"😀"}`)
  })

  const cycle: { self?: unknown } = {}
  cycle.self = cycle
  it.each([
    ['NaN', Number.NaN],
    ['infinity', [Number.POSITIVE_INFINITY]],
    ['a bigint', { a: 1n }],
    ['a function', { a: () => 1 }],
    ['a symbol', Symbol('a')],
    ['nothing', undefined],
    ['a cycle', cycle],
    ['half of a surrogate pair', { a: 'x\ud83d' }],
    ['half of a surrogate pair after a backslash', '\\\udc00'],
    ['half of a surrogate pair in a name', { '\udfff': 1 }],
  ])('does not exist for %s', (_, value) => {
    expect(() => canonical(value)).toThrow()
  })
})
