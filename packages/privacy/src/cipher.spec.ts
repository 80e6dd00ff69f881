import fc from 'fast-check'
import { dataKeyOf, hmacText, newKeyBytes, openText, sealText } from './cipher.ts'
import type { Sealed } from './sealed.ts'

const newDataKey = () => dataKeyOf(newKeyBytes())
const key = newDataKey()
const keyId = '00000000-0000-4000-8000-00000000000a'
const text = fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }).map((value) => JSON.stringify(value))

const flipped = (base64: string, at: number, bit: number): string => {
  const bytes = Buffer.from(base64, 'base64')
  const index = at % bytes.length
  bytes[index] = (bytes[index] ?? 0) ^ (1 << bit)
  return bytes.toString('base64')
}
const otherLetter = (word: string, at: number): string => {
  const index = at % word.length
  return word.slice(0, index) + (word[index] === 'b' ? 'c' : 'b') + word.slice(index + 1)
}

describe('sealing', () => {
  it('gives back any JSON, whatever its letters', () => fc.assert(fc.property(text, (one) => openText(key, sealText(key, keyId, one)) === one)))

  it('fails on a change of any bit of iv, text or tag', () =>
    fc.assert(
      fc.property(text, fc.constantFrom('iv', 'ct', 'tag'), fc.nat(), fc.nat(7), (one, part, at, bit) => {
        const sealed = sealText(key, keyId, one)
        return openText(key, { ...sealed, [part]: flipped(sealed[part], at, bit) }) === undefined
      }),
    ))
  it('fails on a change of any letter, also one that spells the same bytes', () =>
    fc.assert(
      fc.property(text, fc.constantFrom<keyof Sealed>('keyId', 'sealId', 'iv', 'ct', 'tag'), fc.nat(), (one, part, at) => {
        const sealed = sealText(key, keyId, one)
        return openText(key, { ...sealed, [part]: otherLetter(sealed[part], at) }) === undefined
      }),
    ))
  it('fails on parts of two values put together, on a cut tag and under another key', () => {
    const [one, other] = [sealText(key, keyId, '"a"'), sealText(key, keyId, '"b"')]
    expect(openText(key, { ...one, sealId: other.sealId })).toBeUndefined()
    expect(openText(key, { ...other, sealId: one.sealId })).toBeUndefined()
    expect(openText(key, { ...one, tag: Buffer.from(one.tag, 'base64').subarray(0, 4).toString('base64') })).toBeUndefined()
    expect(openText(newDataKey(), one)).toBeUndefined()
  })

  it('shows lengths in steps of 32 bytes only', () => {
    const length = (one: string) => Buffer.from(sealText(key, keyId, one).ct, 'base64').length
    expect([length('"ya"'), length('"tidak"'), length('x'.repeat(28)), length('x'.repeat(29))]).toEqual([32, 32, 32, 64])
  })
  it('never seals twice alike', () => expect(sealText(key, keyId, '1').ct).not.toBe(sealText(key, keyId, '1').ct))
})

describe('hmac', () => {
  it('is the same under the same key only', () => {
    expect(hmacText(key, 'a')).toBe(hmacText(key, 'a'))
    expect(hmacText(key, 'a')).not.toBe(hmacText(key, 'b'))
    expect(hmacText(key, 'a')).not.toBe(hmacText(newDataKey(), 'a'))
    expect(hmacText(key, 'a')).toMatch(/^[0-9a-f]{64}$/)
  })
})
