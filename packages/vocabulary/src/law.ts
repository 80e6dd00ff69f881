import type { Label } from './label.ts'
import { cited } from './law/cited.ts'
import { policyRules } from './law/policy.ts'
import type { Rule, RuleScope } from './law/rule.ts'
import { statuteRules } from './law/statutes.ts'

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
  return cited(label, { citation, article, verified })
}
