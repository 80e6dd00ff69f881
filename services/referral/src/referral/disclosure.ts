import { byConsent, disclosurePurposes } from '@titian/access'
import { type CaseFact, type ConsentFact, consentedCategories } from '@titian/case-file'
import type { LegalBasis, Rejection } from '@titian/core'
import { code } from '@titian/service'
import { type AgencyKind, type DisclosureLawCode, disclosureLaws } from '@titian/vocabulary'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { type Disclosable, disclosableCategories } from './codes.ts'

/** A law that stands where consent does not: one of the list, which says what it can carry and to whom. */
export const basisField = code(disclosureLaws, { id: 'Dasar hukum', en: 'Legal basis' })
export type Basis = DisclosureLawCode

const category = (label: { id: string; en: string }) => z.array(code(disclosableCategories, label)).max(6)
export const disclosedCategories = category({ id: 'Data yang dibuka', en: 'Data disclosed' })
/** Those that rest on the law, not on consent. */
export const categoriesByLaw = category({ id: 'Yang bersandar pada hukum', en: 'Which of it rests on a law' })

/** What each category rests on: `CONSENT`, or the law. */
export type Grounds = Readonly<Partial<Record<Disclosable, string>>>

export const groundsOf = (categories: readonly Disclosable[], byLaw: readonly Disclosable[], basis: Basis | undefined): Grounds =>
  Object.fromEntries(categories.map((one) => [one, basis !== undefined && byLaw.includes(one) ? basis : byConsent]))

export interface Disclosure {
  readonly recipientAgencyId: string
  readonly recipientKind: AgencyKind | undefined
  readonly categories: readonly Disclosable[]
  readonly basis: Basis | undefined
  readonly emergency: boolean
}

/** What a disclosure rests on. */
export interface Grounded {
  readonly consentIds: readonly string[]
  readonly byLaw: readonly Disclosable[]
  /** She said no, and the law stands all the same: a second person reviews it. */
  readonly againstRefusal: boolean
}

/**
 * The consents that cover what is disclosed (purpose SERVICES or the recipient's own), and what of the rest the given law carries to such an agency;
 * or `BASIS_MISSING { categories }` with those that neither covers, `REFUSAL_STANDS { categories }` with those that she refused and the law does not
 * carry against her will.
 * @returns ids of the consents relied on, each once, in the order of the categories.
 */
export function grounded(disclosure: Disclosure, consents: ConsentFact, theCase: CaseFact, now: Date): Grounded | Rejection {
  const { recipientAgencyId, recipientKind, categories, basis, emergency } = disclosure
  const consented = new Map(
    disclosurePurposes(recipientKind)
      .toReversed()
      .flatMap((purpose) => [...consentedCategories(consents, recipientAgencyId, purpose, now)]),
  )
  const byLaw = categories.filter((one) => !consented.has(one))
  const missing = byLaw.filter((one) => !carries(basis, one, recipientKind, emergency || theCase.immediateNeed))
  if (missing.length > 0) return reject('BASIS_MISSING', { categories: labels(missing) })
  const refused = byLaw.filter((one) => refusedCategories(consents, recipientAgencyId).has(one))
  if (refused.length > 0 && (basis === undefined || !disclosureLaws.entry(basis).despiteRefusal))
    return reject('REFUSAL_STANDS', { categories: labels(refused) })
  return { consentIds: [...new Set(categories.flatMap((one) => consented.get(one) ?? []))], byLaw, againstRefusal: refused.length > 0 }
}

const labels = (categories: readonly Disclosable[]) => categories.map((one) => disclosableCategories.label(one))

function carries(basis: Basis | undefined, one: Disclosable, recipientKind: AgencyKind | undefined, urgent: boolean): boolean {
  if (basis === undefined || recipientKind === undefined) return false
  const { carries: carried, to, urgentOnly } = disclosureLaws.entry(basis)
  return carried.includes(one) && to.includes(recipientKind) && (urgent || !urgentOnly)
}

/** What she last answered with no, or took back, for any purpose of this recipient. */
export function refusedCategories({ consents }: ConsentFact, recipientAgencyId: string): ReadonlySet<string> {
  const last = new Map<string, { readonly category: string; readonly state: string }>()
  for (const { purpose, categories, state, ...one } of consents)
    if (one.recipientAgencyId === recipientAgencyId) for (const category of categories) last.set(`${purpose} ${category}`, { category, state })
  return new Set([...last.values()].filter(({ state }) => state !== 'given').map(({ category }) => category))
}

/** As the envelope says it. */
export function legalBasisOf(basis: Basis | undefined, disclosesAnything: boolean): LegalBasis {
  if (basis === undefined) return { kind: disclosesAnything ? 'CONSENT' : 'PUBLIC_TASK' }
  const { kind, citation, article } = disclosureLaws.entry(basis)
  return { kind, article: `${citation} pasal ${article}` }
}
