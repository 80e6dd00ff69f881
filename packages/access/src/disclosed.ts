import type { FieldGroup, Relation } from '@titian/core'
import { disclosureLaw } from '@titian/vocabulary'
import type { ConsentFor } from './decision.ts'
import type { Principal } from './principal.ts'
import { disclosurePurposes } from './purposes.ts'

/** What a disclosure rests on where no law carries it. */
export const byConsent = 'CONSENT'

/**
 * What must have been disclosed for a group to open to an agency that knows a case by a referral alone. What was done to her is told with the legal
 * file. The others are no matter of a referral: plain facts, and what no referral discloses (protection, suspects, where a shelter is), for which
 * the matrix says whose it is.
 */
const asks: Readonly<Partial<Record<FieldGroup, string>>> = {
  identity: 'identity',
  contact: 'contact',
  location: 'location',
  medical: 'medical',
  psychosocial: 'psychosocial',
  legal: 'legal',
  exploitation: 'legal',
}

/** Undefined: nothing has to be disclosed for it. */
export const askedFor = (group: FieldGroup): string | undefined => asks[group]

/** Of one category of one person, for one agency: what it rests on, as the ties of the asker say, and what she answered. */
export interface Carried {
  /** She agrees now that this agency has it. */
  readonly byConsent: boolean
  /** A law stands for it, and she has not said no. */
  readonly byLaw: boolean
  /** A law stands for it, also where she said no. */
  readonly despiteRefusal: boolean
}

const nothing: Carried = { byConsent: false, byLaw: false, despiteRefusal: false }

/** Whether what was disclosed may be read now: what it rests on is asked again each time (SAFETY 12), and a category that was not disclosed is not. */
export function carriedNow(
  principal: Principal,
  { personId, category }: { readonly personId: string | undefined; readonly category: string | undefined },
  ties: readonly Relation[],
  answers: readonly ConsentFor[],
): Carried {
  if (personId === undefined || category === undefined) return nothing
  const grounds = ties.flatMap((tie) => (tie.personId === personId ? (tie.disclosed?.[category] ?? []) : []))
  const laws = grounds.flatMap((ground) => disclosureLaw(ground) ?? []).filter(({ carries }) => (carries as readonly string[]).includes(category))
  const purposes: readonly string[] = disclosurePurposes(principal.agencyKind)
  return {
    byConsent: grounds.length > 0 && answers.some(({ state, purpose }) => state === 'given' && purposes.includes(purpose)),
    byLaw: laws.length > 0,
    despiteRefusal: laws.some(({ despiteRefusal }) => despiteRefusal),
  }
}
