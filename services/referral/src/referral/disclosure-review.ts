import type { CaseFact } from '@titian/case-file'
import { dueAfter } from '@titian/deadlines'
import { disclosureLaw, ruleById, zoneOf, zones } from '@titian/vocabulary'
import type { Disclosable } from './codes.ts'
import type { Grounds } from './disclosure.ts'
import type { Discretion } from './discretion.ts'

/** When a disclosure against her will must have been reviewed. @source policy rule DISCLOSURE-REVIEW (3 × 24 h) */
export function reviewDue({ area }: CaseFact, now: Date): { rule: string; dueAt: string; zone: string } {
  const rule = 'DISCLOSURE-REVIEW'
  const { amount, unit } = ruleById(rule)?.limit ?? { amount: 72, unit: 'hours' as const }
  const zone = zones[zoneOf(area ?? '') ?? 'WIB'].iana
  return { rule, dueAt: dueAfter(now, amount, unit, zone).toISOString(), zone }
}

/** The event that opens the review, where one is needed. */
export const reviewWhere = (againstRefusal: boolean, discretion: Discretion, theCase: CaseFact, now: Date) =>
  againstRefusal ? [{ type: 'DisclosureReviewDue' as const, data: { discretion, ...reviewDue(theCase, now) } }] : []

/** Categories that a law carries also against her will. */
export const despiteRefusal = (grounds: Grounds): readonly Disclosable[] =>
  Object.entries(grounds).flatMap(([category, ground]) => (disclosureLaw(ground)?.despiteRefusal ? [category as Disclosable] : []))

/** What is left of a law that stands no longer: her consent, if she gives it. */
export const onConsentAlone = (grounds: Grounds): Grounds => ({
  ...grounds,
  ...Object.fromEntries(despiteRefusal(grounds).map((category) => [category, 'CONSENT'])),
})
