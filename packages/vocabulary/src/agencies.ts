import { type Code, codeList } from './code-list.ts'
import type { htcdsValues } from './htcds.ts'
import type { Label } from './label.ts'
import { publicServiceTypes } from './lists/services.ts'

/**
 * Kinds of agency. `htcds` is the organisation type of HTCDS 2.0; `decidedBy` is how HTCDS names it as the one who determined a status;
 * `nameSecrecy` says whether the agency's name can itself be the secret (SAFETY 2): ALWAYS, or BY_SERVICE where only some services tell
 * (a clinic that tests for HIV). `publicType` is what others then read.
 */
export const agencyKinds = codeList(
  'agency-kind',
  {
    POLICE: { id: 'Kepolisian', en: 'Police', htcds: 'LawEnforcement', decidedBy: 'Police', nameSecrecy: 'NEVER', publicType: 'SERVICE' },
    UPTD_PPA: {
      id: 'UPTD PPA',
      en: 'Women and children protection unit (UPTD PPA)',
      htcds: 'LocalGovernmentOrganisation',
      decidedBy: 'NonPoliceGovernmentalOrganization',
      nameSecrecy: 'NEVER',
      publicType: 'SOCIAL',
    },
    DINAS_SOSIAL: {
      id: 'Dinas Sosial',
      en: 'Regional social affairs office',
      htcds: 'LocalGovernmentOrganisation',
      decidedBy: 'NonPoliceGovernmentalOrganization',
      nameSecrecy: 'NEVER',
      publicType: 'SOCIAL',
    },
    KEMENSOS: {
      id: 'Kementerian Sosial',
      en: 'Ministry of Social Affairs',
      htcds: 'CentralGovernmentOrganisation',
      decidedBy: 'NonPoliceGovernmentalOrganization',
      nameSecrecy: 'NEVER',
      publicType: 'SOCIAL',
    },
    LPSK: {
      id: 'LPSK',
      en: 'Witness and Victim Protection Agency (LPSK)',
      htcds: 'CentralGovernmentOrganisation',
      decidedBy: 'NonPoliceGovernmentalOrganization',
      nameSecrecy: 'ALWAYS',
      publicType: 'SERVICE',
    },
    BNN: {
      id: 'BNN',
      en: 'National Narcotics Agency (BNN)',
      htcds: 'CentralGovernmentOrganisation',
      decidedBy: 'NonPoliceGovernmentalOrganization',
      nameSecrecy: 'ALWAYS',
      publicType: 'HEALTH',
    },
    HEALTH: {
      id: 'Rumah sakit atau puskesmas',
      en: 'Hospital or clinic',
      htcds: 'HealthServiceOrganisation',
      decidedBy: 'Other',
      nameSecrecy: 'BY_SERVICE',
      publicType: 'HEALTH',
    },
    LEGAL_AID: {
      id: 'Organisasi bantuan hukum',
      en: 'Legal aid organisation',
      htcds: 'LegalService',
      decidedBy: 'NGO',
      nameSecrecy: 'NEVER',
      publicType: 'LEGAL',
    },
    PROSECUTOR: {
      id: 'Kejaksaan',
      en: "Prosecutor's office",
      htcds: 'LegalService',
      decidedBy: 'CourtOrProsecution',
      nameSecrecy: 'NEVER',
      publicType: 'LEGAL',
    },
    COURT: { id: 'Pengadilan', en: 'Court', htcds: 'LegalService', decidedBy: 'CourtOrProsecution', nameSecrecy: 'NEVER', publicType: 'LEGAL' },
    IMMIGRATION: {
      id: 'Imigrasi',
      en: 'Immigration',
      htcds: 'ImmigrationService',
      decidedBy: 'NonPoliceGovernmentalOrganization',
      nameSecrecy: 'NEVER',
      publicType: 'SERVICE',
    },
    MIGRANT_WORKER_PROTECTION: {
      id: 'KP2MI atau BP3MI',
      en: 'Migrant worker protection (KP2MI, BP3MI)',
      htcds: 'CentralGovernmentOrganisation',
      decidedBy: 'NonPoliceGovernmentalOrganization',
      nameSecrecy: 'NEVER',
      publicType: 'SERVICE',
    },
    FOREIGN_AFFAIRS: {
      id: 'Kemlu atau perwakilan RI',
      en: 'Foreign ministry or mission',
      htcds: 'CentralGovernmentOrganisation',
      decidedBy: 'NonPoliceGovernmentalOrganization',
      nameSecrecy: 'NEVER',
      publicType: 'SERVICE',
    },
    CIVIL_REGISTRY: {
      id: 'Dukcapil',
      en: 'Civil registry',
      htcds: 'LocalGovernmentOrganisation',
      decidedBy: 'NonPoliceGovernmentalOrganization',
      nameSecrecy: 'NEVER',
      publicType: 'SOCIAL',
    },
    NGO: {
      id: 'Organisasi masyarakat',
      en: 'Non-governmental organisation',
      htcds: 'NGO',
      decidedBy: 'NGO',
      nameSecrecy: 'NEVER',
      publicType: 'SOCIAL',
    },
    VILLAGE: {
      id: 'Desa atau kelurahan',
      en: 'Village',
      htcds: 'LocalGovernmentOrganisation',
      decidedBy: 'NonPoliceGovernmentalOrganization',
      nameSecrecy: 'NEVER',
      publicType: 'SOCIAL',
    },
    TASK_FORCE: {
      id: 'Sekretariat gugus tugas',
      en: 'Task force secretariat',
      htcds: 'CentralGovernmentOrganisation',
      decidedBy: 'Other',
      nameSecrecy: 'NEVER',
      publicType: 'SERVICE',
    },
    OVERSIGHT: {
      id: 'Lembaga pengawas',
      en: 'Oversight body',
      htcds: 'CentralGovernmentOrganisation',
      decidedBy: 'Other',
      nameSecrecy: 'NEVER',
      publicType: 'SERVICE',
    },
  },
  'org_Type',
)
export type AgencyKind = Code<typeof agencyKinds>

export type DecidedByType = (typeof htcdsValues.vic_TraffickingStatusDecisionMakingOrg)[number]

/** What may stand for such an agency before those who may not know of it: "Layanan kesehatan" for BNN, "Layanan" for LPSK. */
export function publicAgencyLabel(kind: AgencyKind): Label {
  return publicServiceTypes.label(agencyKinds.entry(kind).publicType)
}
