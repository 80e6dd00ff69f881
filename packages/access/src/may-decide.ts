import { type Actor, type FieldGroup, isSystem, type Label, type May, type Relation } from '@titian/core'
import { hiddenGroups } from './matrix.ts'
import { holds, isExcluded, mayKnowResource } from './relations.ts'

/** What is said where something may be said; the others are the same 404 as an unknown id. */
export const denials = {
  SYSTEM_ONLY: { id: 'Hanya dijalankan oleh sistem', en: 'Done by the system only' },
  POST_NOT_ALLOWED: { id: 'Jabatan Anda tidak berwenang melakukan ini', en: 'Your post may not do this' },
  AGENCY_KIND_NOT_ALLOWED: { id: 'Lembaga Anda tidak berwenang melakukan ini', en: 'Your agency may not do this' },
  RELATION_NOT_HELD: { id: 'Hanya bagi yang ditugaskan untuk langkah ini', en: 'Only for those who are assigned to this step' },
  NO_RELATION: { id: 'Tidak ditemukan', en: 'Not found' },
  EXCLUDED: { id: 'Tidak ditemukan', en: 'Not found' },
} as const satisfies Readonly<Record<string, Label>>
export type Denial = keyof typeof denials

export type MayDecision = { readonly effect: 'permit' } | { readonly effect: 'deny'; readonly reason: Denial }

const deny = (reason: Denial): MayDecision => ({ effect: 'deny', reason })
const permit: MayDecision = { effect: 'permit' }

/**
 * Whether this person may give this command or ask this question. Denied by default. What the post alone decides comes first and is said
 * alike for every id, existing or not; what hangs on the resource comes after it, so that an order of answers never tells of an exclusion.
 * Doing asks the same relations as reading: the assigned person, the unit's supervisor, the duty desk for what nobody is assigned to yet.
 * @param relations to the resource and to its case.
 */
export function decideMay(actor: Actor, may: May, relations: readonly Relation[], now: Date): MayDecision {
  const { posts, agencyKinds, relations: needed } = may
  if (isSystem(actor)) return typeof posts === 'string' || posts.includes('system') ? permit : deny('POST_NOT_ALLOWED')
  if (posts === 'system') return deny('SYSTEM_ONLY')
  if (posts !== 'public') {
    if (!posts.includes(actor.post)) return deny('POST_NOT_ALLOWED')
    if (agencyKinds !== undefined && !agencyKinds.includes(actor.agencyKind)) return deny('AGENCY_KIND_NOT_ALLOWED')
  }
  if (isExcluded(actor, relations, now)) return deny('EXCLUDED')
  if (needed === undefined) return permit
  // That an agency has a part gives none to whoever works there: who may not read it may not change it (SAFETY 4, 9).
  if (!mayKnowResource(actor, relations, now)) return deny('NO_RELATION')
  return holds(needed, actor, relations, now) ? permit : deny('RELATION_NOT_HELD')
}

/**
 * Whether the answer to a denial must be the same 404 as for an unknown id.
 * @param group of the resource: what is protected, informant, suspect or exclusion is not known of even within a known case.
 */
export const isConcealed = (reason: Denial, group: FieldGroup = 'case'): boolean =>
  reason === 'EXCLUDED' || reason === 'NO_RELATION' || (reason === 'RELATION_NOT_HELD' && hiddenGroups.includes(group))
