import { createHash } from 'node:crypto'
import { makeReturnCode } from './case-number.ts'

/**
 * The return code of a report from the public door. It follows from the report's id (random, told to the sender alone), so that no code and no
 * hash of one is stored, and a repeated submission gets the same code. Whoever holds the id knows the report anyway; from outside it is 63 bits.
 */
export function returnCodeOf(reportId: string): string {
  return makeReturnCode(createHash('sha256').update(`titian.return-code:${reportId}`).digest())
}
