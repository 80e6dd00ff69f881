import type { Label } from './label.ts'
import { policyRules } from './law/policy.ts'
import { statuteRules } from './law/statutes.ts'

/** A due time as data: a law's clock or one of our own. Never legal advice; never shown where it does not apply. */
export type Rule = {
  readonly id: string
  /** What starts the clock and what must have happened when it ends. */
  readonly label: Label
  /** `law`: a statute or regulation. `policy`: a practice of ours or of an office, to be shown as such. */
  readonly source: 'law' | 'policy'
  readonly citation: string
  readonly article?: string
  /** True only where the primary text of the law was read. Policies are never verified: there is nothing to verify. */
  readonly verified: boolean
  readonly limit?: Limit
  /** Civil dates; absent where not confirmed. Which law held is asked of the date of the event, not of today. */
  readonly validFrom?: string
  readonly appliesTo: readonly RuleScope[]
}

export type Limit = { readonly amount: number; readonly unit: 'hours' | 'days' | 'working-days' | 'months' }

/** The kind of case or process in which a rule holds. */
export type RuleScope =
  | 'TRAFFICKING'
  | 'SEXUAL_VIOLENCE'
  | 'RESTITUTION'
  | 'PROTECTION'
  | 'LEGAL_AID'
  | 'PERSONAL_DATA'
  | 'REFERRAL'
  | 'REINTEGRATION'

export const rules: readonly Rule[] = [...statuteRules, ...policyRules]

const byId = new Map(rules.map((rule) => [rule.id, rule]))

/** A rule by its id (`UU21-52.1`), or undefined. */
export function ruleById(id: string): Rule | undefined {
  return byId.get(id)
}

/** The rules that hold in a kind of case on a civil date (`yyyy-mm-dd`) of the event. */
export function rulesFor(scope: RuleScope, on: string): readonly Rule[] {
  return rules.filter(({ appliesTo, validFrom }) => appliesTo.includes(scope) && (validFrom === undefined || validFrom <= on))
}

/** The label with its source: "… (UU 21/2007 pasal 52(1))", marked where it is not confirmed as law or is none. */
export function ruleLabel({ label, source, citation, article, verified }: Rule): Label {
  if (source === 'policy') return { id: `${label.id} (kebijakan, bukan hukum)`, en: `${label.en} (policy, not law)` }
  const id = article ? `${citation} pasal ${article}` : citation
  const en = article ? `${citation} art. ${article}` : citation
  return verified
    ? { id: `${label.id} (${id})`, en: `${label.en} (${en})` }
    : { id: `${label.id} (${id}, belum diverifikasi)`, en: `${label.en} (${en}, not verified)` }
}
