import { ruleById, zoneOf, zones } from '@titian/vocabulary'

const HOUR = 3_600_000
/** Where no zone is known, the capital's. */
const capital = zones.WIB.iana

export type ClockRule =
  | 'CLOSURE-ANSWER'
  | 'CONSENT-CONFIRM'
  | 'PRESSURE-CHECK'
  | 'SECOND-PERSON'
  | `REPORT-${'DANGER' | 'CHILD' | 'OTHER'}-${'SUPERVISOR' | 'PROVINCE' | 'NATIONAL'}`

/** A due instant with the rule it comes from and the zone of the obligated unit, as an event records it. */
export interface Due {
  readonly rule: string
  readonly dueAt: string
  readonly zone: string
}

/** When a clock of our own runs out that starts now. */
export function dueFrom(rule: ClockRule, now: Date, area: string | undefined): Due {
  const zone = zoneOf(area ?? '')
  return { rule, dueAt: new Date(now.getTime() + hoursOf(rule) * HOUR).toISOString(), zone: zone ? zones[zone].iana : capital }
}

function hoursOf(id: ClockRule): number {
  const limit = ruleById(id)?.limit
  if (limit?.unit !== 'hours') throw new RangeError(`${id} must be a rule in hours`)
  return limit.amount
}
