import type { Guard } from './guards.ts'
import { maySayNotYet, type Rule } from './rules-of-page.ts'
import type { NamedTest } from './tests-of-rules.ts'

export interface Verdict extends Rule {
  readonly tests: readonly NamedTest[]
  readonly guards: readonly Guard[]
  /** What is wrong with it, in one sentence. */
  readonly fault?: string
}

/** How each rule is held: by tests that carry its number, and a guard whose absence one of them would see. */
export function verdictsOf(rules: readonly Rule[], tests: readonly NamedTest[], guards: readonly Guard[]): readonly Verdict[] {
  return rules.map((rule) => {
    const its = {
      ...rule,
      tests: tests.filter((test) => test.rules.includes(rule.number)),
      guards: guards.filter((guard) => guard.rule === rule.number),
    }
    const fault = faultOf(its)
    return fault === undefined ? its : { ...its, fault }
  })
}

function faultOf({ number, notYet, tests, guards }: Verdict): string | undefined {
  if (tests.length === 0) {
    if (!maySayNotYet.has(number)) return 'no test carries its number'
    return notYet ? undefined : 'no test carries its number, and the page does not say "not yet"'
  }
  if (guards.length === 0) return 'no guard is named whose absence its tests would see'
  const stranger = guards.find(({ seenBy }) => !tests.some(({ path }) => path === seenBy))
  return stranger && `${stranger.seenBy} is named for a guard, and no test in it carries the number`
}
