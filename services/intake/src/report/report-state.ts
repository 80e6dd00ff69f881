import type { Sealed } from '@titian/privacy'
import type { Code, ReportChannel, ReportDismissReason, TriageUrgency } from '@titian/vocabulary'
import type { reportStatuses } from './codes.ts'
import type { Clock, ReportDesk } from './escalation.ts'
import type { Slot } from './persons.ts'

export interface Dismissal {
  readonly reason: ReportDismissReason
  readonly explanation?: Sealed | undefined
  readonly proposedBy: string
  readonly proposedAt: string
  /** While a second person is waited for, and somebody is left to be told of it. */
  readonly clock?: Clock
}

export interface Desk {
  readonly agencyId: string
  readonly from: string
}

/** A case that somebody named, and who answers for it. */
export interface Link {
  /** As it was named. */
  readonly number: string
  readonly caseId: string
  readonly agencyId: string
  readonly caseworkerId?: string | undefined
  readonly from: string
}

export interface Report {
  readonly status: 'none' | Code<typeof reportStatuses>
  readonly channel?: ReportChannel
  readonly area?: string
  readonly urgency?: TriageUrgency
  readonly immediateDanger: boolean
  readonly dutyAgencyId?: string
  /** The agencies that have to decide it: the one on duty first, then those to which it went on. */
  readonly desks: readonly Desk[]
  /** Until it is decided, and while somebody is left to be told. */
  readonly clock?: Clock
  /** How far it went. */
  readonly escalatedTo?: ReportDesk
  readonly receivedAt?: string
  readonly endedAt?: string
  /** The person whom the report is about. */
  readonly personId?: string
  readonly persons: readonly Slot[]
  readonly reporter?: {
    readonly personId: string
    readonly name?: Sealed | undefined
    readonly contact?: Sealed | undefined
    readonly relation?: Sealed | undefined
  }
  readonly triageNote?: Sealed
  readonly dismissal?: Dismissal
  /** Numbers of cases that were named, found or not, and the cases that were found. */
  readonly named: readonly string[]
  readonly links: readonly Link[]
  /** The case it may become, or in which it was taken up. */
  readonly caseId?: string
  readonly convertedTo?: { readonly agencyId: string; readonly caseworkerId: string }
}
