import type { Sealed } from '@titian/privacy'
import type { AgeBand, AgencyKind, ClosureReason, Code, DeterminationStatus, ImmediateNeed } from '@titian/vocabulary'
import type { caseStatuses } from './codes.ts'
import type { Element } from './elements.ts'
import type { Episode, EpisodeLocation } from './episodes.ts'
import type { redirects } from './redirects.ts'

export interface Span {
  readonly agencyId: string
  readonly userId?: string
  /** Where the person sat when it was assigned: the supervisors of that unit see the case. */
  readonly unitId?: string | undefined
  readonly from: string
  readonly to?: string
}

/** What an agency holds the person to be. Each agency's own stands until that agency says another. */
export interface Determination {
  readonly agencyId: string
  readonly agencyKind?: AgencyKind | undefined
  readonly status: DeterminationStatus
  readonly redirect?: Code<typeof redirects> | undefined
  readonly explanation?: Sealed | undefined
  readonly at: string
  readonly superseded?: true
  /** It said ACTUAL, until what it rested on was taken back. */
  readonly fellBack?: true
}

export interface Dissent {
  readonly ofAgencyId: string
  readonly agencyId: string
  readonly reason: Sealed
  readonly at: string
}

export interface Closure {
  readonly requestId: string
  readonly requestedBy: string
  readonly requestedAt: string
  readonly reason: ClosureReason
  readonly dueAt: string
  /** When its supervisors are told that it waits for a second person. */
  readonly secondPersonDueAt: string
  readonly escalated?: true
  /** Those that answer, as of the request. */
  readonly services: readonly string[]
  readonly answers: Readonly<Record<string, boolean>>
}

export interface Case {
  readonly status: 'none' | Code<typeof caseStatuses>
  readonly caseId?: string
  readonly caseNumber?: string
  readonly reportId?: string
  readonly personId?: string
  readonly accountable?: string
  readonly caseworkerId?: string
  /** The caseworker can work on it no more; whose name is gone from here. */
  readonly isMissingCaseworker?: true
  /** The desk that is asked to name another. */
  readonly rescue?: { readonly deskAgencyId: string; readonly from: string }
  readonly area?: string
  readonly ageBand?: AgeBand
  readonly openedAt?: string
  readonly immediateNeeds: readonly { readonly code: ImmediateNeed; readonly at: string }[]
  readonly episodes: readonly Episode[]
  readonly locations: readonly EpisodeLocation[]
  readonly elements: readonly Element[]
  /** Ids of episodes and elements that were recorded by mistake. */
  readonly takenBack: readonly string[]
  readonly determinations: readonly Determination[]
  readonly dissents: readonly Dissent[]
  readonly closure?: Closure
  readonly closedFor?: ClosureReason
  /** Opened again after it was closed. */
  readonly reopened?: true
  /** Someone has said that it should never have been opened; a second person decides. */
  readonly undoProposedBy?: string
  /** Referrals whose hand-over was answered: the same one moves nothing twice. */
  readonly handovers: readonly string[]
  readonly agencies: readonly Span[]
  readonly caseworkers: readonly Span[]
  readonly determiners: readonly Span[]
}

/** Before a case is opened. */
export const noCase = {
  status: 'none',
  immediateNeeds: [],
  episodes: [],
  locations: [],
  elements: [],
  takenBack: [],
  determinations: [],
  dissents: [],
  handovers: [],
  agencies: [],
  caseworkers: [],
  determiners: [],
} as Case
