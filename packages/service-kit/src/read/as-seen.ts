import { dayOf, isAccountable, type Principal, pseudonym } from '@titian/access'
import { secretKinds } from '@titian/case-file'
import { isSystem, type Relation } from '@titian/core'
import { isSealed } from '@titian/privacy'

export interface Seeing {
  readonly principal: Principal
  /** The doer, LPSK, or accountable for the case: who, and when to the minute. */
  readonly close: boolean
  readonly caseId: string
  readonly secretAgencies: ReadonlySet<string>
  /** Ids of workers that are known from elsewhere: taken out under whatever name they stand. */
  readonly people: ReadonlySet<string>
  readonly pseudonymKey: Uint8Array
  /** A line of the timeline: read one after the other, areas would tell where she has been taken (SAFETY 1). */
  readonly isLine?: true
  /** What stands in place of what is taken out; left out where undefined. A row of a list has all its columns. */
  readonly none?: null
}

export const workersIn = (relations: readonly Relation[]): ReadonlySet<string> => new Set(relations.flatMap(({ userId }) => userId ?? []))

/** LPSK, and whoever answers for the case. The doer is for the caller to tell. */
export const isClose = (principal: Principal, relations: readonly Relation[], now: Date): boolean =>
  isSystem(principal) || principal.agencyKind === 'LPSK' || isAccountable(principal, relations, now)

/** Fields that hold the id of a person who works. `decidedBy` holds the kind of an agency. */
const tellsWho = /(^u|U)serId$|(^c|C)aseworkerId$|^(written|proposed|requested|confirmed|approved|recorded|agreed|conducted|cleared|assessed)By$/
/** A kab/kota, and the zone that tells a third of the country. */
const tellsWhere = /^(area|areas|zone)$/
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/

/**
 * What stands in clear beside the sealed values, as this person may read it, whatever it is nested in: ids of workers and times finer than a day
 * only to those who are close (SAFETY 1), as pseudonyms to an auditor; agencies whose part is the secret to themselves and to LPSK (SAFETY 2).
 * Areas in clear are kab/kota, which shared views know (SAFETY 6); the lines of a timeline do not show them. Sealed values pass as they are.
 */
export function asSeen(value: unknown, seeing: Seeing): unknown {
  if (typeof value === 'string') return textAsSeen(value, seeing)
  if (typeof value !== 'object' || value === null || isSealed(value)) return value
  if (Array.isArray(value)) return value.map((one) => asSeen(one, seeing)).filter((one) => one !== undefined)
  const fields = Object.entries(value).map(([name, one]) => [name, fieldAsSeen(name, one, seeing)] as const)
  return Object.fromEntries(fields.filter(([, one]) => one !== undefined))
}

function fieldAsSeen(name: string, value: unknown, seeing: Seeing): unknown {
  if (seeing.isLine && !seeing.close && tellsWhere.test(name)) return seeing.none
  return tellsWho.test(name) ? workerAsSeen(value, seeing) : asSeen(value, seeing)
}

function textAsSeen(text: string, seeing: Seeing): unknown {
  const { principal, close, secretAgencies, people, none } = seeing
  if (people.has(text)) return workerAsSeen(text, seeing)
  const isSecret = (secretAgencies.has(text) && text !== principal.agencyId) || (secretKinds.has(text) && text !== principal.agencyKind)
  if (isSecret && principal.agencyKind !== 'LPSK' && !isSystem(principal)) return none
  return close || !instant.test(text) ? text : dayOf(text).from
}

function workerAsSeen(value: unknown, { principal, close, caseId, pseudonymKey, none }: Seeing): unknown {
  if (typeof value !== 'string' || close || value === principal.userId) return value
  return principal.post === 'auditor' ? pseudonym(pseudonymKey, caseId, value).id : none
}
