import type { Label } from '../label.ts'

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
