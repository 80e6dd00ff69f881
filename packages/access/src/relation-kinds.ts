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

/** What a relation opens to whom. */
export interface RelationKind {
  /** A relation that names a person: does it let the person know of the case? */
  readonly person: boolean
  /** A relation that names a unit or an agency only: the posts there that it lets know of the case. */
  readonly wide: readonly Post[]
}

/**
 * The closed list of relation kinds that say who may know of a case. Any other kind may be asked for by a command (`posts(…).of(…)`), but
 * opens nothing to read. An agency as such knows nothing, persons in their posts do: that an agency is accountable lets none of its
 * supervisors see the case; the relation `supervisor`, declared with the unit of the caseworker (or the agency, where it has no units)
 * once the case is assigned, does (SAFETY 9).
 */
export const relationKinds = {
  excluded: { person: false, wide: [] },
  accountableAgency: { person: false, wide: [] },
  senderAgency: { person: false, wide: [] },
  /** Accountable caseworker, or the one of a plan, a referral, a service. */
  caseworker: { person: true, wide: [] },
  supervisor: { person: true, wide: ['supervisor'] },
  /** Any other named worker: counsellor, investigator, advocate, provider, second person. */
  assigned: { person: true, wide: [] },
  /** Takes reports on; until triage nobody is named. */
  dutyAgency: { person: false, wide: ['duty-officer', 'supervisor'] },
  /** Party to an open referral: who may take it on is not named yet. End it with the answer, and name caseworker and supervisor. */
  recipientAgency: { person: false, wide: [...workers, 'supervisor'] },
  /** Gives a service in the case with changing staff: a ward, a shelter. */
  providerAgency: { person: false, wide: ['health-worker', 'counsellor', 'shelter-staff', 'social-worker'] },
  /** Made or took down the report: reads that one report, never its case. */
  reporter: { person: false, wide: [] },
} as const satisfies Readonly<Record<string, RelationKind>>

const known: ReadonlyMap<string, RelationKind> = new Map(Object.entries(relationKinds))

export const relationKind = (kind: string): RelationKind => known.get(kind) ?? { person: false, wide: [] }

/** Kinds that let a person named in them know of the case. */
export const personKinds = [...known].filter(([, { person }]) => person).map(([kind]) => kind)

/** Kinds that let a post know of the case where they name only its unit or agency. */
export const wideKindsFor = (post: string): readonly string[] =>
  [...known].filter(([, { wide }]) => (wide as readonly string[]).includes(post)).map(([kind]) => kind)
