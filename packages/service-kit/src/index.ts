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
  sightOfCases,
} from '@titian/case-file'
export {
  type Dispatch,
  derivedId,
  type Query,
  type QueryContext,
  query,
  type Reaction,
  type ReactionContext,
  reaction,
  type ServiceDefinition,
  service,
} from '@titian/service'
export { toIntegration } from './between/published.ts'
export { commandIdOf } from './commands/command-id.ts'
export { answerRecorded, recordShown, type Shown } from './http/answering.ts'
export type { Tokens } from './http/auth.ts'
export { pathOf } from './http/command-routes.ts'
export { askedBy, momentOf } from './http/request.ts'
export { upToDate } from './http/up-to-date.ts'
export { valid } from './http/validation.ts'
export { openApi } from './openapi/document.ts'
export { whoMay } from './openapi/who-may.ts'
export type { Parts } from './parts.ts'
export { complete } from './run/complete.ts'
export { undeclaredFields } from './run/undeclared-fields.ts'
