import { createHash } from 'node:crypto'

/**
 * The version of a view that is derived from declarations (deadlines, relations): another declaration is another version, built anew,
 * and nobody has to remember to raise it. 28 bits of SHA-256 over the JSON of what the view follows from.
 */
export const versionOf = (declared: unknown): number =>
  Number.parseInt(createHash('sha256').update(JSON.stringify(declared)).digest('hex').slice(0, 7), 16)
