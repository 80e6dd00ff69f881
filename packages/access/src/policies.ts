import { type Row, rowsOf } from './matrix.ts'
import { matrix1 } from './matrix-1.ts'

/** A version of the matrix, with the time in which it held. It is never changed once it has held: a new one takes its place. */
export interface Policy {
  /** As access records name it. */
  readonly version: string
  /** ISO instants, the second one exclusive; an open end still holds. */
  readonly from: string
  readonly to?: string
  readonly rows: readonly Row[]
}

/** Oldest first, each to the instant at which the next begins. */
export const policies: readonly [Policy, ...Policy[]] = [{ version: '1', from: '1970-01-01T00:00:00.000Z', rows: rowsOf(matrix1) }]

/** The version that new doors are checked against. */
export const latestPolicy: Policy = policies.at(-1) ?? policies[0]

/** Before there was a rule nobody could see anything. */
const none: Policy = { version: '0', from: '', rows: [] }

/** The version that held at a moment: of two that meet there, the newer one. */
export const policyAt = (moment: Date, among: readonly Policy[] = policies): Policy => {
  const holds = ({ from, to }: Policy) => Date.parse(from) <= moment.getTime() && (to === undefined || moment.getTime() < Date.parse(to))
  return among.find(holds) ?? none
}
