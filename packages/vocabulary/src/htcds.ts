/**
 * The code lists of the Human Trafficking Case Data Standard 2.0 (IOM), system values verbatim, its spelling mistakes included.
 * Only the fields that Titian's lists map to. ISIC sections: the two names that were read in the standard; the rest is left out rather than guessed.
 *
 * @source UNMigration/HTCDS, `HTCDS Field Standards 2.0.ods` (CC BY 4.0)
 */
export const htcdsValues = {
  org_Type: [
    'NGO',
    'LawEnforcement',
    'HealthServiceOrganisation',
    'CentralGovernmentOrganisation',
    'LocalGovernmentOrganisation',
    'ImmigrationService',
    'LegalService',
    'CorporateBusiness',
    'SchoolOrCollege',
  ],
  prs_Gender: ['Feminine', 'Masculine', 'TransgenderFeminine', 'TransgenderMasculine', 'NonConforming', 'NonSpecifiedUnknown'],
  vic_TraffickingStatus: ['PossibleVictimOfTrafficking', 'ActualVictimOfTrafficking', 'NotAVictimOfTrafficking'],
  vic_TraffickingStatusDecisionMakingOrg: ['Police', 'NGO', 'CourtOrProsecution', 'NonPoliceGovernmentalOrganization', 'Other'],
  vic_RelationshipToTrafficker: ['Familial', 'Acquainted', 'Unaquainted'],
  vic_MethodsOfControl: [
    'PhysicalThreats',
    'ThreatsLawEnforcement',
    'ThreatensChildrenFamily',
    'DebtBondage',
    'FalsePromises',
    'PhysicalAbuse',
    'SexualAbuse',
    'TakesEarnings',
    'RestrictsFinancialAccess',
    'RestrictsMedicalCare',
    'WithholdsNecessities',
    'PsychologicalAbuse',
    'PsychoactiveSubstance',
    'ExcessiveWorkingHours',
    'WithholdsDocuments',
    'Other',
  ],
  vic_TypeOfExploitation: [
    'ForcedLabour',
    'SexualExploitation',
    'ChildLabour',
    'ForcedMarriage',
    'Servitude',
    'ForcedMilitaryByNonStateActors',
    'OrganRemoval',
    'ForcedBegging',
    'ForcedAdoption',
    'Surrogacy',
    'Other',
  ],
  vic_ForcedLabourIndustry: ['A_AgricultureForestryAndFishing', 'U_ActivitiesOfExtraterritorialOrganizations'],
  hte_Type: ['Recruitment', 'Transit', 'Exploitation'],
  spl_Type: [
    'Education',
    'Financial',
    'Health',
    'LabourExploitationRehabilitation',
    'Legal',
    'Livelihood',
    'RightsBasedTraining',
    'SexualExploitationRehabilitation',
    'SocialCare',
  ],
  cas_ReasonForOutgoingReferral: ['AdditionalServicesRequired', 'MigrationOrChangeOfLocation', 'Other'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type HtcdsField = keyof typeof htcdsValues
