export { toIntegration } from './between/published.ts'
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
export { openApi } from './openapi/document.ts'
