import { type AgencyKind, type ConsentPurpose, consentPurposes, type Post } from '@titian/vocabulary'

/** Which posts may state which purpose. A post at a kind of agency not listed may state none, so a token for it opens nothing. */
interface PurposeRow {
  readonly posts: readonly Post[]
  /** Undefined = any kind of agency. */
  readonly at?: readonly AgencyKind[]
  readonly purposes: readonly ConsentPurpose[]
}

/** The first row that fits holds. */
export const purposeTable: readonly PurposeRow[] = [
  { posts: ['duty-officer', 'supervisor'], at: ['POLICE'], purposes: ['INVESTIGATION', 'PROTECTION', 'SUPERVISION', 'EMERGENCY'] },
  { posts: ['duty-officer', 'supervisor'], at: ['LPSK'], purposes: ['PROTECTION', 'SUPERVISION', 'EMERGENCY'] },
  { posts: ['supervisor'], at: ['LEGAL_AID'], purposes: ['REPRESENTATION', 'SUPERVISION'] },
  { posts: ['duty-officer'], purposes: ['SERVICES', 'REPATRIATION', 'EMERGENCY'] },
  { posts: ['supervisor'], purposes: ['SERVICES', 'REPATRIATION', 'SUPERVISION', 'EMERGENCY', 'DATA_SUBJECT_REQUEST'] },
  { posts: ['caseworker', 'social-worker'], purposes: ['SERVICES', 'REPATRIATION', 'EMERGENCY', 'DATA_SUBJECT_REQUEST'] },
  { posts: ['counsellor', 'health-worker', 'shelter-staff'], purposes: ['SERVICES', 'EMERGENCY'] },
  { posts: ['investigator'], at: ['POLICE'], purposes: ['INVESTIGATION', 'PROTECTION', 'EMERGENCY'] },
  { posts: ['prosecutor'], at: ['PROSECUTOR'], purposes: ['PROSECUTION'] },
  { posts: ['immigration-officer'], at: ['IMMIGRATION'], purposes: ['SERVICES', 'REPATRIATION'] },
  { posts: ['lpsk-officer'], at: ['LPSK'], purposes: ['PROTECTION', 'EMERGENCY'] },
  { posts: ['advocate'], purposes: ['REPRESENTATION'] },
  { posts: ['migrant-worker-officer', 'mission-officer'], purposes: ['SERVICES', 'REPATRIATION'] },
  { posts: ['village-volunteer', 'public'], purposes: ['SERVICES'] },
  { posts: ['task-force-secretary'], purposes: ['STATISTICS'] },
  { posts: ['auditor'], at: ['OVERSIGHT'], purposes: ['AUDIT'] },
  { posts: ['agency-admin', 'operator'], purposes: ['OPERATION'] },
  { posts: ['survivor'], purposes: ['DATA_SUBJECT_REQUEST'] },
]

/** The purposes that a post at this kind of agency may state; the first one is its usual one. */
export function purposesOf(post: string, agencyKind: string): readonly ConsentPurpose[] {
  if (post === 'system') return consentPurposes.codes
  const row = purposeTable.find(
    ({ posts, at }) => (posts as readonly string[]).includes(post) && (at === undefined || (at as readonly string[]).includes(agencyKind)),
  )
  return row?.purposes ?? []
}
