import { dueAfter } from '@titian/deadlines'
import { ruleById, zones } from '@titian/vocabulary'

/** Hours are the same in each zone; which one the agency sits in is not asked, so that agreeing waits for no other service. */
const zone = zones.WIB.iana

/** When a second person must have approved. @source policy rule SECOND-PERSON (24 h) */
export function approvalDue(now: Date): { readonly rule: string; readonly dueAt: string; readonly zone: string } {
  const { amount, unit } = ruleById('SECOND-PERSON')?.limit ?? { amount: 24, unit: 'hours' as const }
  return { rule: 'SECOND-PERSON', dueAt: dueAfter(now, amount, unit, zone).toISOString(), zone }
}
