import { isSystem, type Label, type OccurredAt, type Relation } from '@titian/core'
import { agencyKinds, publicAgencyLabel } from '@titian/vocabulary'
import type { Principal } from './principal.ts'
import { pseudonym } from './pseudonym.ts'
import { isAccountable } from './relations.ts'

/** What a line says beside its words: when, where, by whom. */
export interface EntryDetails {
  readonly caseId: string
  readonly occurredAt: OccurredAt
  /** ISO instant. */
  readonly recordedAt: string
  /** Kemendagri code. */
  readonly area?: string
  /** The worker; undefined where the system acted. */
  readonly userId?: string
  readonly agencyId: string
  readonly agencyKind: string
  /** The agency's name would tell something: a clinic that tests for HIV, the shelter she sleeps in. LPSK and BNN are so always. */
  readonly secret?: boolean
}

export interface CoarseDetails {
  /** Whether this person may know who and when: decides on what else of the line tells it. */
  readonly close: boolean
  readonly occurredAt: OccurredAt
  readonly recordedAt: string
  readonly area?: string
  readonly worker?: { readonly userId: string } | { readonly label: Label }
  /** A generic name where the real one is the secret. */
  readonly agency: { readonly agencyId: string } | { readonly label: Label }
}

export interface CoarsenContext {
  /** Of the case. */
  readonly relations: readonly Relation[]
  readonly now: Date
  /** See `pseudonym`. */
  readonly pseudonymKey: Uint8Array
}

const day = 24 * 3_600_000
/** One zone for all: the zone of the place would tell a third of the country. WIB, UTC+7, has no summer time. */
const wib = 7 * 3_600_000

/** The civil day (in WIB) of an instant. */
export function dayOf(instant: string): OccurredAt {
  const start = Math.floor((Date.parse(instant) + wib) / day) * day - wib
  return { from: new Date(start).toISOString(), to: new Date(start + day - 1).toISOString(), precision: 'day' }
}

/**
 * A time as others than those who are close read it: by the day, in one zone for all. Of a day, its middle is what counts: it was noted in the zone
 * of its place, which its limits would tell.
 */
export const coarseTime = (time: OccurredAt): OccurredAt => {
  if (time.precision === 'month' || time.precision === 'year') return inWib(time)
  return dayOf(new Date((Date.parse(time.from) + Date.parse(time.to)) / 2).toISOString())
}

/** The same months or years, their limits moved to WIB. */
function inWib({ from, to, precision }: OccurredAt): OccurredAt {
  const nearestMidnight = (ms: number) => Math.round((ms + wib) / day) * day - wib
  const limits = { from: nearestMidnight(Date.parse(from)), to: nearestMidnight(Date.parse(to) + 1) - 1 }
  return { from: new Date(limits.from).toISOString(), to: new Date(limits.to).toISOString(), precision }
}

/** The agency's id, or before others what may stand for it: LPSK means protected, BNN drugs, some clinics HIV (SAFETY 2). */
export function agencySeenBy(
  principal: Principal,
  { agencyId, agencyKind, secret }: Pick<EntryDetails, 'agencyId' | 'agencyKind' | 'secret'>,
): CoarseDetails['agency'] {
  if (agencyId === principal.agencyId || principal.agencyKind === 'LPSK') return { agencyId }
  // A kind that the code list does not know is not shown by name either.
  if (!agencyKinds.has(agencyKind)) return agencyKind === 'SYSTEM' && secret !== true ? { agencyId } : { label: publicAgencyLabel('OVERSIGHT') }
  return secret === true || agencyKinds.entry(agencyKind).nameSecrecy === 'ALWAYS' ? { label: publicAgencyLabel(agencyKind) } : { agencyId }
}

/**
 * Area, worker and times finer than a day are for the doer, LPSK and the accountable caseworker (with the supervisor) only: a change would
 * tell where she is (SAFETY 1). Applies to every line of every case, summaries and redactions too. An auditor reads workers as pseudonyms.
 */
export function coarsen(details: EntryDetails, principal: Principal, { relations, now, pseudonymKey }: CoarsenContext): CoarseDetails {
  const { occurredAt, recordedAt, area, userId, caseId } = details
  const agency = agencySeenBy(principal, details)
  const close =
    isSystem(principal) ||
    (userId !== undefined && userId === principal.userId && details.agencyId === principal.agencyId) ||
    principal.agencyKind === 'LPSK' ||
    isAccountable(principal, relations, now)
  if (close)
    return {
      close,
      occurredAt,
      recordedAt,
      agency,
      ...(area === undefined ? {} : { area }),
      ...(userId === undefined || 'label' in agency ? {} : { worker: { userId } }),
    }
  const auditor = principal.post === 'auditor' && userId !== undefined && { worker: { label: pseudonym(pseudonymKey, caseId, userId) } }
  return { close, occurredAt: coarseTime(occurredAt), recordedAt: dayOf(recordedAt).from, agency, ...(auditor || {}) }
}
