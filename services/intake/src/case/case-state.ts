import type { Sealed } from '@titian/privacy'
import type { ClosureReason, DeterminationStatus } from '@titian/vocabulary'
import type { Episode, EpisodeLocation } from './episodes.ts'

export interface Span {
  readonly agencyId: string
  readonly userId?: string
  readonly from: string
  readonly to?: string
}

export interface Element {
  readonly elementId: string
  readonly element: 'ACT' | 'MEANS' | 'PURPOSE'
  readonly code: string
  readonly episodeId?: string | undefined
  readonly evidence: readonly { readonly kind: string; readonly documentId: string }[]
}

/** What an agency holds the person to be. Each agency's own stands until that agency says another. */
export interface Determination {
  readonly agencyId: string
  readonly decidedBy: string
  readonly status: DeterminationStatus
  readonly redirect?: string | undefined
  readonly explanation?: Sealed | undefined
  readonly at: string
  readonly superseded?: true
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
  /** Those that answer, as of the request. */
  readonly services: readonly string[]
  readonly answers: Readonly<Record<string, boolean>>
}

export interface Case {
  readonly status: 'none' | 'open' | 'closing' | 'closed'
  readonly caseId?: string
  readonly caseNumber?: string
  readonly personId?: string
  readonly accountable?: string
  readonly caseworkerId?: string
  readonly area?: string
  readonly ageBand?: string
  readonly openedAt?: string
  readonly immediateNeeds: readonly { readonly code: string; readonly at: string }[]
  readonly episodes: readonly Episode[]
  readonly locations: readonly EpisodeLocation[]
  readonly elements: readonly Element[]
  readonly determinations: readonly Determination[]
  readonly dissents: readonly Dissent[]
  readonly closure?: Closure
  readonly closedFor?: string
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
  determinations: [],
  dissents: [],
  handovers: [],
  agencies: [],
  caseworkers: [],
  determiners: [],
} as Case
