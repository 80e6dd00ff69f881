import fc from 'fast-check'
import { CaseNumber, makeCaseNumber, makeReturnCode, parseCaseNumber, parseReturnCode } from './case-number.ts'
import { checkedCodeAlphabet } from './checked-code.ts'

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 })
const symbol = fc.constantFrom(...checkedCodeAlphabet)
const kinds = [
  { what: 'case number', length: 8, make: makeCaseNumber, parse: parseCaseNumber },
  { what: 'return code', length: 16, make: makeReturnCode, parse: parseReturnCode },
]

describe.each(kinds)('a $what', ({ length, make, parse }) => {
  it('is read back as it was made, also in lower case, without dashes, with spaces', () =>
    fc.assert(
      fc.property(bytes, (random) => {
        const code = make(random)
        expect(code.replaceAll('-', '')).toHaveLength(length)
        for (const typed of [code, code.toLowerCase(), code.replaceAll('-', ''), ` ${code.replaceAll('-', ' – ')} `])
          expect(Object.values(parse(typed))).toEqual([true, code])
      }),
    ))

  it('shows every single slip: each place, each other symbol', () =>
    fc.assert(
      fc.property(bytes, (random) => {
        const code = make(random).replaceAll('-', '')
        for (let place = 0; place < length; place++)
          for (const other of checkedCodeAlphabet)
            if (parse(code.slice(0, place) + other + code.slice(place + 1)).ok !== (other === code[place]))
              throw new Error(`${code}: ${other} at ${place}`)
      }),
    ))

  it('shows double slips too', () =>
    fc.assert(
      fc.property(bytes, fc.nat(length - 1), symbol, fc.nat(length - 1), symbol, (random, i, a, j, b) => {
        const code = make(random).replaceAll('-', '')
        const symbols = [...code]
        symbols[i] = a
        symbols[j] = b
        const slipped = symbols.join('')
        expect(parse(slipped).ok).toBe(slipped === code)
      }),
      { numRuns: 2000 },
    ))

  it('shows every swap of two different symbols, near or far', () =>
    fc.assert(
      fc.property(bytes, (random) => {
        const code = make(random).replaceAll('-', '')
        for (let i = 0; i < length; i++)
          for (let j = i + 1; j < length; j++) {
            const symbols = [...code]
            ;[symbols[i], symbols[j]] = [code[j] ?? '', code[i] ?? '']
            expect(parse(symbols.join('')).ok).toBe(code[i] === code[j])
          }
      }),
    ))

  it('is refused in another shape, and the message holds nothing of it', () => {
    for (const typed of ['', '7K3M-92Q', 'O0I1-LLLL', '7K3M-92QFF', '7K3M_92QF']) {
      const result = parse(typed)
      expect(result).toMatchObject({ ok: false, code: 'CODE_SHAPE' })
      expect(JSON.stringify(result)).not.toContain('7K3M')
    }
  })

  it('is not made from too little chance', () => expect(() => make(new Uint8Array(15))).toThrow(RangeError))

  it('uses every symbol at every free place', () => {
    const seen = Array.from({ length }, () => new Set<string>())
    fc.assert(
      fc.property(bytes, (random) => {
        ;[...make(random).replaceAll('-', '')].forEach((one, place) => {
          seen[place]?.add(one)
        })
      }),
      { numRuns: 3000, seed: 7 },
    )
    expect(seen.map(({ size }) => size)).toEqual(Array.from({ length }, () => checkedCodeAlphabet.length))
  })
})

describe('the schema of a case number', () => {
  it('takes the canonical form only', () => {
    const code = makeCaseNumber(new Uint8Array(16).fill(201))
    expect(CaseNumber.parse(code)).toBe(code)
    expect(CaseNumber.safeParse(code.toLowerCase()).success).toBe(false)
    expect(CaseNumber.safeParse('2222-2223').error?.issues[0]?.message).toContain('salah ketik')
  })
})
