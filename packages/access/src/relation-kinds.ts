import { type RelationKind, relationKindNames } from '@titian/core'
import type { Post } from '@titian/vocabulary'

/** The posts that do the work of a case; not supervisors, administrators, auditors, secretaries or villages. */
const workers: readonly Post[] = [
  'duty-officer',
  'caseworker',
  'social-worker',
  'counsellor',
  'health-worker',
  'shelter-staff',
  'investigator',
  'prosecutor',
  'immigration-officer',
  'lpsk-officer',
  'advocate',
  'migrant-worker-officer',
  'mission-officer',
]

/**
 * What of a case a tie opens beside its plain facts. `all`: whatever the matrix gives, of everybody. `disclosed`: what was disclosed to whom it
 * names, as far as its ground still holds. `own`: whatever the matrix gives of the one resource that declares it; of the rest of the case its neutral
 * lines. `nothing`: it is asked for by commands, and lets nobody read.
 */
export type Opening = 'all' | 'disclosed' | 'own' | 'nothing'

/** The posts that take on a case or a part of it, or are asked to. */
export const casePosts: readonly Post[] = [...workers, 'supervisor']

/** What a relation opens to whom. */
export interface RelationReach {
  /**
   * `case`: lets know of the case and all that belongs to it. `resource`: of the one resource that declares it, and of nothing else in its case.
   */
  readonly scope: 'case' | 'resource'
  /** Does a relation that names a person let that person know? */
  readonly person: boolean
  /** A relation that names a unit or an agency only: the posts there that it lets know. */
  readonly wide: readonly Post[]
  readonly opens: Opening
}

/**
 * What each kind of relation opens. All may be asked for by a command (`posts(…).of(…)`); most open nothing to read. An agency as such knows nothing, persons in their posts do: that an agency is accountable lets none of its
 * supervisors see the case; the relation `supervisor`, declared with the unit of the caseworker (or the agency, where it has no units)
 * once the case is assigned, does (SAFETY 9).
 */
export const relationKinds = {
  excluded: { scope: 'case', person: false, wide: [], opens: 'nothing' },
  accountableAgency: { scope: 'case', person: false, wide: [], opens: 'nothing' },
  formerAccountableAgency: { scope: 'case', person: false, wide: [], opens: 'nothing' },
  senderAgency: { scope: 'case', person: false, wide: [], opens: 'nothing' },
  /** From the acceptance on, which names a caseworker. */
  recipientAgency: { scope: 'case', person: false, wide: [], opens: 'nothing' },
  determiningAgency: { scope: 'case', person: false, wide: [], opens: 'nothing' },
  /** Of the accountable agency. */
  caseworker: { scope: 'case', person: true, wide: [], opens: 'all' },
  recipientCaseworker: { scope: 'case', person: true, wide: [], opens: 'disclosed' },
  supervisor: { scope: 'case', person: true, wide: ['supervisor'], opens: 'all' },
  /** Of the agency that took a referral on: knows what was disclosed to it, and no more. */
  recipientSupervisor: { scope: 'case', person: true, wide: ['supervisor'], opens: 'disclosed' },
  /** Any other named worker: counsellor, investigator, advocate, provider, second person. */
  assigned: { scope: 'case', person: true, wide: [], opens: 'own' },
  /** Gives a service in the case with changing staff: a ward, a shelter. */
  providerAgency: { scope: 'case', person: false, wide: ['health-worker', 'counsellor', 'shelter-staff', 'social-worker'], opens: 'own' },
  /** Asked to take on a referral, to grant the duty, or to name a caseworker; who will is not named yet, and the case is not theirs. */
  askedAgency: { scope: 'resource', person: false, wide: casePosts, opens: 'disclosed' },
  /** Has to see to a report; until triage nobody is named. */
  dutyAgency: { scope: 'resource', person: false, wide: ['duty-officer', 'supervisor', 'caseworker', 'social-worker'], opens: 'all' },
  /** Answers for a case that a report was linked to, and has not taken the report up in it yet. */
  linkedCase: { scope: 'resource', person: true, wide: [], opens: 'all' },
  /** Excluded someone, and may take it back. */
  excludingAgency: { scope: 'case', person: false, wide: [], opens: 'nothing' },
  /** The agency of which a record of the directory is. */
  self: { scope: 'resource', person: false, wide: ['agency-admin', 'supervisor'], opens: 'all' },
  /** Recorded by a release that came after this one. It opens nothing, and its worker is still a worker, whose id is not shown. */
  unheardOf: { scope: 'case', person: false, wide: [], opens: 'nothing' },
} as const satisfies Readonly<Record<RelationKind, RelationReach>>

const names: readonly string[] = relationKindNames

/**
 * A kind as it is on record. Another service, or the release that built a view, may be newer than this one: what it adds to the list can only
 * open (what takes away is `excluded`), so that passing over it is safe.
 */
export const relationKindOnRecord = (kind: string): RelationKind => (names.includes(kind) ? (kind as RelationKind) : 'unheardOf')

const ofCases = Object.entries<RelationReach>(relationKinds).filter(([, { scope }]) => scope === 'case')

/** Kinds that let a person named in them know of the case. */
export const personKinds = ofCases.filter(([, { person }]) => person).map(([kind]) => kind)

/** Kinds that let a post know of the case where they name only its unit or agency. */
export const wideKindsFor = (post: string): readonly string[] =>
  ofCases.filter(([, { wide }]) => (wide as readonly string[]).includes(post)).map(([kind]) => kind)
