import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

export type AreaFile = 'provinces' | 'regencies' | 'districts' | 'villages'

/**
 * One level of areas as the CSV's own bytes plus the offset of each row: 83,762 villages take some 6 MB in place of the 40 MB of parsed objects.
 * Rows are sorted by code, codes of a level are all as long as each other, and a code begins with its parent's: so a look-up is a binary search and
 * the areas within another are one run of rows.
 */
export type AreaTable = {
  readonly size: number
  code(row: number): string
  name(row: number): string
  /** The row of a code, or -1. */
  find(code: string): number
  /** The rows whose codes begin with a prefix: first, and one after the last. */
  within(prefix: string): readonly [number, number]
  /** Rows whose normalised name contains the needle: the exact ones, then those that begin with it, then the rest; by code within each. */
  search(needle: string, range: readonly [number, number], limit: number): number[]
}

/** Lower case, letters and digits only: "Lakan Mau", "Lakanmau" and "LAKAN-MAU" are one. */
export function normaliseName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
}

export function loadAreaTable(file: AreaFile, codeLength: number): AreaTable {
  const bytes = readFileSync(createRequire(import.meta.url).resolve(`idn-area-data/data/${file}.csv`))
  const rows = rowOffsets(bytes)
  const size = rows.length - 1
  const code = (row: number) => bytes.toString('latin1', at(rows, row), at(rows, row) + codeLength)
  const name = (row: number) => lastColumn(bytes.toString('utf8', at(rows, row) + codeLength, at(rows, row + 1)).trimEnd(), file)
  const firstNotBefore = (key: string) => lowerBound(size, (row) => code(row) < key)
  let index: NameIndex | undefined
  return {
    size,
    code,
    name,
    find(wanted) {
      const row = firstNotBefore(wanted)
      return row < size && code(row) === wanted ? row : -1
    },
    // '/' is the character after '.': "53.71/" comes after every code that begins with "53.71.".
    within: (prefix) => (prefix === '' ? [0, size] : [firstNotBefore(prefix), firstNotBefore(`${prefix}/`)]),
    search(needle, range, limit) {
      index ??= nameIndex(size, name)
      return searchNames(index, needle, range, limit)
    },
  }
}

/** Offsets of the rows after the header, and of the end. No name holds a line break, quoted or not (a spec counts the rows). */
function rowOffsets(bytes: Buffer): Uint32Array {
  const offsets: number[] = []
  for (let at = bytes.indexOf(10) + 1; at > 0 && at < bytes.length; at = bytes.indexOf(10, at) + 1) offsets.push(at)
  return Uint32Array.from([...offsets, bytes.length])
}

/** What follows the code: `,name` for provinces, `,parent,name` for the others; quotes as in RFC 4180 ("Ja""an"). */
function lastColumn(rest: string, file: AreaFile): string {
  const text = rest.slice(rest.indexOf(',', file === 'provinces' ? 0 : 1) + 1)
  return text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text
}

type NameIndex = { readonly text: string; readonly starts: Uint32Array }

function nameIndex(size: number, name: (row: number) => string): NameIndex {
  const starts = new Uint32Array(size + 1)
  const names: string[] = []
  let end = 1
  for (let row = 0; row < size; row++) {
    const normal = normaliseName(name(row))
    starts[row] = end
    end += normal.length + 1
    names.push(normal)
  }
  starts[size] = end
  return { text: `\n${names.join('\n')}\n`, starts }
}

function searchNames({ text, starts }: NameIndex, needle: string, [first, last]: readonly [number, number], limit: number): number[] {
  if (needle === '') return []
  const exact: number[] = []
  const prefix: number[] = []
  const inside: number[] = []
  const end = at(starts, last)
  for (let hit = text.indexOf(needle, at(starts, first)); hit >= 0 && hit < end; ) {
    const row = lowerBound(starts.length, (r) => at(starts, r) <= hit) - 1
    const begins = hit === at(starts, row)
    const rank = begins && hit + needle.length + 1 === at(starts, row + 1) ? exact : begins ? prefix : inside
    rank.push(row)
    hit = text.indexOf(needle, at(starts, row + 1))
  }
  return [...exact, ...prefix, ...inside].slice(0, limit)
}

/** The first of 0..size for which `before` no longer holds. */
function lowerBound(size: number, before: (row: number) => boolean): number {
  let low = 0
  let high = size
  while (low < high) {
    const middle = (low + high) >>> 1
    if (before(middle)) low = middle + 1
    else high = middle
  }
  return low
}

function at(offsets: Uint32Array, row: number): number {
  return offsets[row] ?? 0
}
