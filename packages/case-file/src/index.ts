export { aggregateOf, categoryIn, groupOf, type Stores, storeOf } from './aggregates.ts'
export { boundUntil } from './bound-until.ts'
export type { CaseFileParts, Freshness, ServiceLog, ViewReader } from './case-file-parts.ts'
export { type Clearance, clearanceForResources, openable, type Resource } from './clearance.ts'
export { isStillOurs, mayStillAppend } from './desk/announced.ts'
export { answerClosure, type CaseDesk, caseDesk, deskOf, deskRejections, reopenDesk } from './desk/case-desk.ts'
export { closingReactions } from './desk/closing.ts'
export { openWork } from './desk/open-work.ts'
export { type AgencyFact, type AgencyStatus, agencyFact } from './facts/agency.ts'
export { type CaseFact, caseFact, isKnownAdult } from './facts/case.ts'
export { type AnsweredConsent, type ConsentFact, consentedCategories, consentFact } from './facts/consent.ts'
export { type ReferralFact, referralFact } from './facts/referral.ts'
export { type SafeContactFact, safeContactFact } from './facts/safe-contact.ts'
export { noStaff, type StaffFact, staffEvolve, staffFact, staffIdOf } from './facts/staff.ts'
export type { PostsHeld } from './posts-held.ts'
export { namingRejections, refusedToName, type Unnameable, unnameable } from './register/nameable.ts'
export { nationalDeskId, nationalDeskKind } from './register/national-desk.ts'
export { keptRegister, postsHeldIn, type Register } from './register/register.ts'
export { heldAt, heldSince, standingNow, standsAs } from './register/stands.ts'
export { childCases, commandFor, mostUrgentFirst, taskFields } from './tasks.ts'
export { caseResource, isKnown, knownCases, type Ties, ties } from './ties.ts'
export { consentView } from './views/consent-view.ts'
export { relationsOfResources } from './views/own-relations.ts'
export {
  assertExclusionsHeard,
  assertFreshFor,
  assertGrounded,
  assertRelationsSeen,
  type CaseRelations,
  factSources,
  receivedStreams,
  relationsOfCases,
} from './views/relations.ts'
export { secretAgencies, secretAgencyView } from './views/secret-agencies.ts'
