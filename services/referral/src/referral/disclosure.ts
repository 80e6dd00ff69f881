import { type CaseFact, type ConsentFact, consentedCategories } from '@titian/case-file'
import type { Rejection } from '@titian/core'
import { code, group, publicText } from '@titian/service'
import type { AgencyKind, ConsentPurpose } from '@titian/vocabulary'
import { z } from 'zod'
import { reject } from '../rejections.ts'
import { type Disclosable, disclosableCategories, disclosureBases } from './codes.ts'

/** A law that stands where consent does not. An article is asked for save where her life is at stake. */
export const basisField = group(
  { kind: code(disclosureBases, { id: 'Jenis', en: 'Kind' }), article: publicText(120, { id: 'Pasal', en: 'Article' }).min(3).optional() },
  { id: 'Dasar hukum', en: 'Legal basis' },
).refine(({ kind, article }) => kind === 'VITAL_INTEREST' || article !== undefined, {
  error: 'Sebutkan pasalnya / Name the article',
  path: ['article'],
})
export type Basis = z.output<typeof basisField>

export const disclosedCategories = z.array(code(disclosableCategories, { id: 'Data yang dibuka', en: 'Data disclosed' })).max(6)

/** Life-saving facts and how to reach her. Not her name: a bed is given before a name is. Not her place either. */
const vital: readonly Disclosable[] = ['contact', 'medical']

const purposes: Partial<Record<AgencyKind, ConsentPurpose>> = {
  POLICE: 'INVESTIGATION',
  PROSECUTOR: 'PROSECUTION',
  LEGAL_AID: 'REPRESENTATION',
  LPSK: 'PROTECTION',
  FOREIGN_AFFAIRS: 'REPATRIATION',
  MIGRANT_WORKER_PROTECTION: 'REPATRIATION',
}

export interface Disclosure {
  readonly recipientAgencyId: string
  readonly recipientKind: AgencyKind | undefined
  readonly categories: readonly Disclosable[]
  readonly basis: Basis | undefined
  readonly emergency: boolean
}

/**
 * The consents that cover what is disclosed (purpose SERVICES or the recipient's own), or `BASIS_MISSING { categories }` with those that
 * neither consent nor the given law covers. Vital interest holds in an emergency or an immediate need only.
 * @returns ids of the consents relied on, each once, in the order of the categories.
 */
export function consentsFor(disclosure: Disclosure, consents: ConsentFact, theCase: CaseFact, now: Date): readonly string[] | Rejection {
  const { recipientAgencyId, recipientKind, categories, basis } = disclosure
  const own = recipientKind && purposes[recipientKind]
  const consented = new Map([
    ...(own ? consentedCategories(consents, recipientAgencyId, own, now) : []),
    ...consentedCategories(consents, recipientAgencyId, 'SERVICES', now),
  ])
  const missing = categories.filter(
    (category) => !consented.has(category) && !coveredByLaw(category, basis, disclosure.emergency || theCase.immediateNeed),
  )
  if (missing.length > 0) return reject('BASIS_MISSING', { categories: missing.map((category) => disclosableCategories.label(category)) })
  return [...new Set(categories.flatMap((category) => consented.get(category) ?? []))]
}

function coveredByLaw(category: Disclosable, basis: Basis | undefined, urgent: boolean): boolean {
  if (basis === undefined) return false
  return basis.kind === 'VITAL_INTEREST' ? urgent && vital.includes(category) : true
}
