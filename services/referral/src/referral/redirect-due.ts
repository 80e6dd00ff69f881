import { dueAfter } from '@titian/deadlines'
import { ruleById, type TriageUrgency, zones } from '@titian/vocabulary'

/** Hours are the same in each zone; which one the sender sits in is not asked. */
const zone = zones.WIB.iana

/** When the sender must have asked another agency. @source policy rules REF-REDIRECT (24 h), REF-REDIRECT-EMERGENCY (4 h) */
export function redirectDue(urgency: TriageUrgency | undefined, now: Date): { readonly rule: string; readonly dueAt: string; readonly zone: string } {
  const rule = urgency === 'EMERGENCY' ? 'REF-REDIRECT-EMERGENCY' : 'REF-REDIRECT'
  const { amount, unit } = ruleById(rule)?.limit ?? { amount: 24, unit: 'hours' as const }
  return { rule, dueAt: dueAfter(now, amount, unit, zone).toISOString(), zone }
}
