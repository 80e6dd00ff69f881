import { coarseTime, dayOf, isAccountable, type Principal, pseudonym } from '@titian/access'
import { isSystem, type Label, type OccurredAt, type Relation } from '@titian/core'
import { type AnyCodeList, type Leaf, type Meaning, mapDeclared, takenOut } from '@titian/service'
import type { z } from 'zod'

export interface Seeing {
  readonly principal: Principal
  /** The doer, LPSK, or accountable for the case: who, and when to the minute. */
  readonly close: boolean
  readonly caseId: string
  readonly secretAgencies: ReadonlySet<string>
  readonly pseudonymKey: Uint8Array
  /** A line of the timeline: read one after the other, areas would tell where she has been taken (SAFETY 1). */
  readonly isLine?: true
  /** What stands in place of what is taken out; left out where undefined. A row of a list has all its columns. */
  readonly none?: null
}

/** LPSK, and whoever answers for the case. The doer is for the caller to tell. */
export const isClose = (principal: Principal, relations: readonly Relation[], now: Date): boolean =>
  isSystem(principal) || principal.agencyKind === 'LPSK' || isAccountable(principal, relations, now)

/**
 * What stands in clear beside the sealed values, as this person may read it, by what each field means: workers, units and times finer than a day
 * only to those who are close (SAFETY 1), workers as pseudonyms to an auditor; agencies whose part is the secret to themselves and to LPSK
 * (SAFETY 2). Areas in clear are kab/kota, which shared views know (SAFETY 6); the lines of a timeline do not show them. Sealed values pass as
 * they are; what nobody declared is not answered.
 */
export function asSeen(schema: z.ZodObject, value: Readonly<Record<string, unknown>>, seeing: Seeing): Readonly<Record<string, unknown>> {
  const seen = mapDeclared(schema, value, (leaf, one) => {
    const left = leafAsSeen(leaf, one, seeing)
    return left ?? (seeing.none === null ? null : takenOut)
  })
  return seen as Readonly<Record<string, unknown>>
}

const leafAsSeen = (leaf: Leaf, value: unknown, seeing: Seeing): unknown => (leaf.personal ? value : seenByMeaning(leaf.meaning, value, seeing))

function seenByMeaning(meaning: Meaning, value: unknown, seeing: Seeing): unknown {
  const { principal, close, secretAgencies, isLine } = seeing
  const knowsSecrets = principal.agencyKind === 'LPSK' || isSystem(principal)
  switch (meaning.kind) {
    case 'worker':
      return workerAsSeen(String(value), seeing)
    case 'unit':
      return close || value === principal.unitId ? value : undefined
    case 'agency':
      return knowsSecrets || value === principal.agencyId || !secretAgencies.has(String(value)) ? value : undefined
    case 'code':
      return knowsSecrets || value === principal.agencyKind || !isSecret(meaning.list, value) ? value : undefined
    case 'moment':
      return close ? value : dayOf(String(value)).from
    case 'vagueDate':
      return close ? value : coarseTime(value as OccurredAt)
    case 'place':
    case 'zone':
      return isLine && !close ? undefined : value
    case 'technical':
      return close ? value : undefined
    default:
      return value
  }
}

/** A kind of agency tells as much as its name where the name is the secret, in whichever list it stands. */
const isSecret = (list: AnyCodeList, value: unknown): boolean => list.entry(value as never)?.nameSecrecy === 'ALWAYS'

/** A line says a pseudonym in both languages; a resource holds a worker as one string. */
function workerAsSeen(userId: string, { principal, close, caseId, pseudonymKey, isLine }: Seeing): string | Label | undefined {
  if (close || userId === principal.userId) return userId
  if (principal.post !== 'auditor') return undefined
  const name = pseudonym(pseudonymKey, caseId, userId)
  return isLine ? name : name.id
}
