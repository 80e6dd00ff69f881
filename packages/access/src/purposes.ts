import { type AgencyKind, type ConsentPurpose, consentPurposes, type Post } from '@titian/vocabulary'

/**
 * Which posts there are at which kinds of agency, and the purposes that they may state. A post at a kind of agency that is not listed may
 * state none, and its token is refused: whoever exists here may act, so each has a row in the matrix, or stands among `withoutRow`.
 */
interface PurposeRow {
  readonly posts: readonly Post[]
  /** `any`: of the agency itself, not of its work. */
  readonly at: readonly (AgencyKind | 'PUBLIC')[] | 'any'
  readonly purposes: readonly ConsentPurpose[]
}

const social = ['UPTD_PPA', 'NGO', 'DINAS_SOSIAL', 'KEMENSOS'] as const
const others = ['HEALTH', 'BNN', 'PROSECUTOR', 'IMMIGRATION', 'MIGRANT_WORKER_PROTECTION', 'FOREIGN_AFFAIRS'] as const

/** The first row that fits holds. */
export const purposeTable: readonly PurposeRow[] = [
  { posts: ['duty-officer', 'supervisor'], at: ['POLICE'], purposes: ['INVESTIGATION', 'PROTECTION', 'SUPERVISION', 'EMERGENCY'] },
  { posts: ['duty-officer', 'supervisor'], at: ['LPSK'], purposes: ['PROTECTION', 'SUPERVISION', 'EMERGENCY'] },
  { posts: ['supervisor'], at: ['LEGAL_AID'], purposes: ['REPRESENTATION', 'SUPERVISION'] },
  { posts: ['duty-officer'], at: social, purposes: ['SERVICES', 'REPATRIATION', 'EMERGENCY'] },
  { posts: ['supervisor'], at: [...social, ...others], purposes: ['SERVICES', 'REPATRIATION', 'SUPERVISION', 'EMERGENCY', 'DATA_SUBJECT_REQUEST'] },
  { posts: ['caseworker', 'social-worker'], at: social, purposes: ['SERVICES', 'REPATRIATION', 'EMERGENCY', 'DATA_SUBJECT_REQUEST'] },
  { posts: ['shelter-staff'], at: social, purposes: ['SERVICES', 'EMERGENCY'] },
  { posts: ['counsellor'], at: ['UPTD_PPA', 'NGO', 'HEALTH', 'BNN'], purposes: ['SERVICES', 'EMERGENCY'] },
  { posts: ['health-worker'], at: ['HEALTH', 'BNN'], purposes: ['SERVICES', 'EMERGENCY'] },
  { posts: ['investigator'], at: ['POLICE'], purposes: ['INVESTIGATION', 'PROTECTION', 'EMERGENCY'] },
  { posts: ['prosecutor'], at: ['PROSECUTOR'], purposes: ['PROSECUTION'] },
  { posts: ['immigration-officer'], at: ['IMMIGRATION'], purposes: ['SERVICES', 'REPATRIATION'] },
  { posts: ['lpsk-officer'], at: ['LPSK'], purposes: ['PROTECTION', 'EMERGENCY'] },
  { posts: ['advocate'], at: ['LEGAL_AID'], purposes: ['REPRESENTATION'] },
  { posts: ['migrant-worker-officer'], at: ['MIGRANT_WORKER_PROTECTION'], purposes: ['SERVICES', 'REPATRIATION'] },
  { posts: ['mission-officer'], at: ['FOREIGN_AFFAIRS'], purposes: ['SERVICES', 'REPATRIATION'] },
  { posts: ['village-volunteer'], at: ['VILLAGE'], purposes: ['SERVICES'] },
  { posts: ['public'], at: ['PUBLIC'], purposes: ['SERVICES'] },
  { posts: ['task-force-secretary'], at: ['TASK_FORCE'], purposes: ['STATISTICS'] },
  { posts: ['auditor'], at: ['OVERSIGHT'], purposes: ['AUDIT'] },
  { posts: ['agency-admin', 'operator'], at: 'any', purposes: ['OPERATION'] },
  { posts: ['survivor'], at: 'any', purposes: ['DATA_SUBJECT_REQUEST'] },
]

/** The purposes that a post at this kind of agency may state; the first one is its usual one. */
export function purposesOf(post: string, agencyKind: string): readonly ConsentPurpose[] {
  if (post === 'system') return consentPurposes.codes
  const row = purposeTable.find(
    ({ posts, at }) => (posts as readonly string[]).includes(post) && (at === 'any' || (at as readonly string[]).includes(agencyKind)),
  )
  return row?.purposes ?? []
}

const ofKind: Partial<Record<AgencyKind, ConsentPurpose>> = {
  POLICE: 'INVESTIGATION',
  PROSECUTOR: 'PROSECUTION',
  LEGAL_AID: 'REPRESENTATION',
  LPSK: 'PROTECTION',
  FOREIGN_AFFAIRS: 'REPATRIATION',
  MIGRANT_WORKER_PROTECTION: 'REPATRIATION',
}

/** The purposes of a consent on which a disclosure to an agency of this kind may rest: services, and that agency's own. */
export const disclosurePurposes = (agencyKind: string | undefined): readonly ConsentPurpose[] => {
  const own = Object.hasOwn(ofKind, agencyKind ?? '') ? ofKind[agencyKind as AgencyKind] : undefined
  return own === undefined ? ['SERVICES'] : ['SERVICES', own]
}
