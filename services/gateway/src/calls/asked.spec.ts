import { assertAskable, assertNotTooDeep, idInPath, keyOfCommand } from './asked.ts'
import { problemIn } from './problem.ts'

const id = 'ffffffff-ffff-4fff-8fff-ffffffffffff'
const codeOf = (act: () => unknown): string | undefined => {
  try {
    act()
    return undefined
  } catch (error) {
    return problemIn(error)?.code
  }
}
const hostile = ['', '.', '..', '../reports', `${id}\0`, `${id}\r\nx-purpose: AUDIT`, '\ud800', 'a'.repeat(900_000), `${id}/../../me`]

describe('what a caller sent, before a service is asked (SAFETY 4)', () => {
  it('is an unknown id where it is none: neither a list nor a neighbour', () => {
    for (const text of [...hostile, undefined, 7]) expect(codeOf(() => idInPath(text))).toBe('NOT_FOUND')
    expect(idInPath(id.toUpperCase())).toBe(id)
  })

  it('is no key, in words', () => {
    for (const text of hostile) expect(codeOf(() => keyOfCommand(text))).toBe('KEY_MISSING')
    expect(keyOfCommand(id.toUpperCase())).toBe(id)
  })

  it('does not go into a header or an address that no server reads', () => {
    const url = new URL('http://intake/cases')
    const askable = (at: URL, value: string) => codeOf(() => assertAskable(at, [['if-match', value]]))
    for (const value of ['a\r\nb', 'a\0b', '\ud800', 'ż', 'a'.repeat(900_000)]) expect(askable(url, value)).toBe('INPUT_INVALID')
    expect(askable(new URL(`?after=${'a'.repeat(9_000)}`, url), 'x')).toBe('INPUT_INVALID')
    expect(askable(url, 'eyJhbGciOiJFZERTQSJ9.x-y_z')).toBeUndefined()
  })

  it('is not written out where it is too deep for that', () => {
    const deep = (n: number): unknown => JSON.parse(`${'['.repeat(n)}${']'.repeat(n)}`)
    expect(codeOf(() => assertNotTooDeep({ input: deep(20_000) }))).toBe('INPUT_INVALID')
    expect(codeOf(() => assertNotTooDeep({ input: { persons: [{ name: 'x' }] }, none: null }))).toBeUndefined()
  })
})
