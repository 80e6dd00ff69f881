import { posts } from '@titian/access'
import { posts as allPosts } from '@titian/vocabulary'

/** Who leads a case at the agency that answers for it: named per office, for Dinas Sosial's people are social workers. */
export const leading = ['caseworker', 'social-worker', 'supervisor'] as const

/** Those who answer for the case. */
export const caseTeam = posts(...leading).of('accountableAgency')
export const caseSupervisor = posts('supervisor').of('accountableAgency')

/** Whoever works with the person on this case, for their own or for another agency. */
export const caseCompanions = posts(...leading, 'counsellor', 'health-worker', 'advocate', 'lpsk-officer').of('accountableAgency', 'recipientAgency')

/** Agencies bound to the case that may say what they hold it to be. */
export const determiners = posts(...leading, 'investigator', 'prosecutor', 'immigration-officer', 'migrant-worker-officer', 'lpsk-officer').of(
  'accountableAgency',
  'formerAccountableAgency',
  'recipientAgency',
  'determiningAgency',
)

/** Those who work on the reports that their agency has duty for. */
export const dutyDesk = posts('duty-officer', ...leading).of('dutyAgency')
export const dutyDecision = posts('duty-officer', 'supervisor').of('dutyAgency')

/** Whoever may meet someone who needs help, and tells. */
export const reporters = posts(
  ...leading,
  'duty-officer',
  'investigator',
  'immigration-officer',
  'health-worker',
  'counsellor',
  'shelter-staff',
  'advocate',
  'lpsk-officer',
  'migrant-worker-officer',
  'mission-officer',
  'village-volunteer',
)

/** Anyone with an account: what they may know of is a matter of their relations, not of their post. */
export const anyPost = posts(...allPosts.codes.filter((post) => post !== 'public'))
