export { type AccessEntry, accessEntryView, type SeenLook, visibleAccessEntries } from './access-entries.ts'
export { type AccessLog, type AccessRecord, accessLog, isSecretLook, type Look } from './access-log.ts'
export { type CoarseDetails, type CoarsenContext, coarsen, coarseTime, dayOf, type EntryDetails } from './coarsen.ts'
export {
  type Action,
  type ConsentFor,
  type Decision,
  decide,
  type Obligation,
  type Permit,
  type ReadContext,
  type ReadDenial,
  type ReadResource,
  type Recorded,
} from './decide.ts'
export { decisionTable } from './decision-table.ts'
export { byConsent } from './disclosed.ts'
export { decideEntry, type EntrySight, type RedactionReason, redactionReasons } from './entry.ts'
export { fieldGroups, hiddenGroups, type Sight } from './matrix.ts'
export { anyone, type MayBuilder, posts, systemOnly } from './may.ts'
export { type Denial, decideMay, denials, isConcealed, type MayDecision } from './may-decide.ts'
export { type Policy, policyAt } from './policies.ts'
export { type Claims, claimsSchema, type Principal, principalOf, publicPrincipal, systemPrincipal } from './principal.ts'
export { pseudonym } from './pseudonym.ts'
export { disclosurePurposes, purposesOf } from './purposes.ts'
export { carried, changed, standingAfter } from './relation-change.ts'
export { relationKindOnRecord, relationKinds } from './relation-kinds.ts'
export { notExcluded, visible } from './relation-predicate.ts'
export { relationView } from './relation-view.ts'
export { boundThen, covers, type Held, isAccountable, isExcluded, mayKnowCase, mayKnowResource } from './relations.ts'
export { both, opens, type Sights, sightOf, sightsOn } from './sights.ts'
export { type Door, missingRows, needlessExceptions } from './without-row.ts'
