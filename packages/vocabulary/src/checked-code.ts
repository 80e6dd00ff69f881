/** Twenty-three symbols: a prime, which the check needs; no I, L, O, U, V, 0, 1, B, S, Z that are read for another; no vowels, so that no word appears. */
const alphabet = '23456789CDFGHJKMNPQRTWX'
const prime = alphabet.length

/** Lets a test, or a form, know which symbols may appear. */
export const checkedCodeAlphabet: string = alphabet

/**
 * Random symbols and two check symbols, shown in groups of four.
 *
 * The check is a Reed–Solomon code over the integers modulo 23: with x the place of a symbol (1, 2, …), both Σ c and Σ x·c are 0. Any two columns of
 * that system are independent, so its minimum distance is 3: every one or two wrong symbols are found, hence every swap, near or far.
 *
 * @param bytes at least 16 from a cryptographic source; read as one number, so that the bias is below 2^-60.
 * @param length of the whole code with its two check symbols, 4 to 22.
 * @throws RangeError with fewer bytes: a code that can be guessed.
 */
export function makeCheckedCode(bytes: Uint8Array, length: number): string {
  if (bytes.length < 16) throw new RangeError(`A checked code needs 16 random bytes, not ${bytes.length}`)
  let number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n)
  const values: number[] = []
  while (values.length < length - 2) {
    values.push(Number(number % BigInt(prime)))
    number /= BigInt(prime)
  }
  const [sum, weighted] = sums(values)
  const last = modulo(weighted - length * sum)
  values.push(last, modulo(-sum - last))
  return group(values.map((value) => alphabet[value]).join(''))
}

export type CheckedCodeProblem = 'CODE_SHAPE' | 'CODE_CHECK'

/** Takes lower case, spaces and missing or other dashes. Returns the canonical form, or what is wrong. */
export function parseCheckedCode(text: string, length: number): { ok: true; code: string } | { ok: false; problem: CheckedCodeProblem } {
  const symbols = text.toUpperCase().replace(/[\s\u002d\u2010-\u2015]/g, '')
  const values = [...symbols].map((symbol) => alphabet.indexOf(symbol))
  if (values.length !== length || values.includes(-1)) return { ok: false, problem: 'CODE_SHAPE' }
  const [sum, weighted] = sums(values)
  return modulo(sum) === 0 && modulo(weighted) === 0 ? { ok: true, code: group(symbols) } : { ok: false, problem: 'CODE_CHECK' }
}

function sums(values: readonly number[]): [plain: number, weighted: number] {
  return [values.reduce((sum, value) => sum + value, 0), values.reduce((sum, value, index) => sum + (index + 1) * value, 0)]
}

function modulo(value: number): number {
  return ((value % prime) + prime) % prime
}

function group(symbols: string): string {
  return symbols.replace(/(.{4})(?=.)/g, '$1-')
}
