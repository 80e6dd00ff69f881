export { type AgencyKind, agencyKinds, type DecidedByType, publicAgencyLabel } from './agencies.ts'
export { AreaCode, areaCodeProblem, DistrictCode, ProvinceCode, RegencyCode, VillageCode } from './areas/area-code.ts'
export {
  type Area,
  type AreaLevel,
  type AreaSearch,
  areaByCode,
  areaExists,
  areaLevelOf,
  isWithin,
  provinceOf,
  regencyOf,
  searchAreas,
} from './areas/areas.ts'
export { type Zone, zoneOf, zones } from './areas/zones.ts'
export { CaseNumber, makeCaseNumber, makeReturnCode, type NotACode, parseCaseNumber, parseReturnCode } from './case-number.ts'
export { type Code, type CodeEntry, type CodeList, codeList } from './code-list.ts'
export { isCountry } from './countries.ts'
export { atMinute, FuzzyDate, formatFuzzyDate, inMonth, inYear, onDay, zoneOfVague } from './fuzzy-date.ts'
export { type HtcdsField, htcdsValues } from './htcds.ts'
export { inBothLanguages, type Label, type Lang } from './label.ts'
export { type DisclosureLaw, type DisclosureLawCode, disclosureLaw, disclosureLaws } from './law/disclosure-laws.ts'
export type { Limit, Rule, RuleScope } from './law/rule.ts'
export { ruleById, ruleLabel, rules, rulesFor } from './law.ts'
export {
  type ClosureReason,
  closureReasons,
  type FollowUpContactOutcome,
  followUpContactOutcomes,
  type RetraffickingRisk,
  retraffickingRisk,
} from './lists/closing.ts'
export { type ConsentPurpose, consentPurposes, type LegalBasis, legalBases, type PersonalCategory, personalCategories } from './lists/consent.ts'
export { type EvidenceKind, evidenceKinds } from './lists/evidence.ts'
export { type ControlMethod, controlMethods, type RecruiterRelation, recruiterRelations, type Sector, sectors } from './lists/exploitation.ts'
export { type DiscardReason, discardReasons, type WaitingOn, waitingOn, whose } from './lists/operating.ts'
export {
  type AgeBand,
  type AgeSource,
  ageBandOf,
  ageBands,
  ageSources,
  citizenshipStatuses,
  type Gender,
  genders,
  isTreatedAsChild,
  sexes,
} from './lists/person.ts'
export {
  type HandoverParty,
  handoverParties,
  type ReferralKind,
  type ReferralReason,
  type ReferralRejectionCode,
  referralKinds,
  referralReasons,
  referralRejectionCodes,
} from './lists/referrals.ts'
export {
  type ImmediateNeed,
  immediateNeeds,
  type ReportChannel,
  type ReportDismissReason,
  reportChannels,
  reportDismissReasons,
  type TriageUrgency,
  triageUrgency,
} from './lists/reports.ts'
export {
  type PlanNeedType,
  type PublicServiceType,
  planNeedTypes,
  publicServiceLabel,
  publicServiceType,
  publicServiceTypes,
  type ServiceMissedReason,
  type ServiceType,
  serviceMissedReasons,
  serviceTypes,
} from './lists/services.ts'
export {
  type Act,
  acts,
  type DeterminationStatus,
  determinationStatus,
  type LocationRole,
  locationRoles,
  type Means,
  means,
  type Purpose,
  purposes,
} from './lists/trafficking.ts'
export { type Nik, type NikOptions, type NikProblem, type NotNik, parseNik } from './nik.ts'
export { normalisePhone } from './phone.ts'
export { hasPlausibleYear, implausibleYear } from './plausible.ts'
export { type Post, posts } from './posts.ts'
export { returnCodeOf } from './return-code.ts'
