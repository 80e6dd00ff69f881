export { toIntegration } from './between/published.ts'
export { commandIdOf, derivedId } from './commands/command-id.ts'
export {
  type Dispatch,
  type Query,
  type QueryContext,
  query,
  type Reaction,
  type ReactionContext,
  reaction,
  type ServiceDefinition,
  service,
} from './definition.ts'
export {
  type AgencyFact,
  agencyFact,
  type CaseFact,
  type Consent,
  type ConsentFact,
  caseFact,
  caseRelations,
  consentedCategories,
  consentFact,
  type ExclusionFact,
  exclusionFact,
  type ReferralFact,
  referralFact,
  referralRelations,
} from './facts/index.ts'
export { answerRecorded, recordShown, type Shown } from './http/answering.ts'
export type { Tokens } from './http/auth.ts'
export { pathOf } from './http/command-routes.ts'
export { askedBy, momentOf } from './http/request.ts'
export { upToDate } from './http/up-to-date.ts'
export { valid } from './http/validation.ts'
export { openApi } from './openapi/document.ts'
export { whoMay } from './openapi/who-may.ts'
export type { Parts } from './parts.ts'
export { sightOfCases } from './read/sight.ts'
export { complete } from './run/complete.ts'
export { undeclaredFields } from './run/undeclared-fields.ts'
