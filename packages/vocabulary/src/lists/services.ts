import { type Code, codeList } from '../code-list.ts'
import type { Label } from '../label.ts'

/**
 * What others read in place of a service's own name (SAFETY 2). SERVICE must keep ordinary members: were it used for protection alone,
 * the word itself would tell that LPSK is there.
 */
export const publicServiceTypes = codeList('public-service-type', {
  HEALTH: { id: 'Layanan kesehatan', en: 'Health service' },
  SOCIAL: { id: 'Layanan sosial', en: 'Social service' },
  LEGAL: { id: 'Layanan hukum', en: 'Legal service' },
  SERVICE: { id: 'Layanan', en: 'Service' },
})
export type PublicServiceType = Code<typeof publicServiceTypes>

/** The services of the directory. `publicType` is all that is published or shown to those who may not know the service itself. */
export const serviceTypes = codeList('service-type', {
  SHELTER: { id: 'Rumah aman atau penampungan', en: 'Shelter', publicType: 'SERVICE' },
  HEALTH: { id: 'Pemeriksaan dan rehabilitasi kesehatan', en: 'Health care and rehabilitation', publicType: 'HEALTH' },
  HIV_TEST: { id: 'Konseling dan tes HIV (VCT)', en: 'HIV counselling and testing', publicType: 'HEALTH' },
  REPRODUCTIVE_HEALTH: { id: 'Kesehatan reproduksi', en: 'Reproductive health', publicType: 'HEALTH' },
  DRUG_REHABILITATION: { id: 'Rehabilitasi narkotika', en: 'Drug rehabilitation', publicType: 'HEALTH' },
  FORENSIC_EXAMINATION: { id: 'Visum et repertum', en: 'Forensic examination', publicType: 'HEALTH' },
  COUNSELLING: { id: 'Konseling psikologis', en: 'Psychological counselling', publicType: 'HEALTH' },
  PSYCHIATRIC_CARE: { id: 'Layanan kesehatan jiwa', en: 'Psychiatric care', publicType: 'HEALTH' },
  LEGAL_INFORMATION: { id: 'Informasi hukum', en: 'Legal information', publicType: 'LEGAL' },
  LEGAL_AID: { id: 'Bantuan dan pendampingan hukum', en: 'Legal aid and representation', publicType: 'LEGAL' },
  PROTECTION: { id: 'Perlindungan saksi dan korban', en: 'Witness and victim protection', publicType: 'SERVICE' },
  CASE_MANAGEMENT: { id: 'Pengelolaan kasus dan pendampingan', en: 'Case management and companionship', publicType: 'SOCIAL' },
  SOCIAL_REHABILITATION: { id: 'Rehabilitasi sosial', en: 'Social rehabilitation', publicType: 'SOCIAL' },
  EDUCATION: { id: 'Pendidikan', en: 'Education', publicType: 'SOCIAL' },
  LIVELIHOOD: { id: 'Pelatihan kerja dan usaha', en: 'Livelihood', publicType: 'SOCIAL' },
  CIVIL_DOCUMENTS: { id: 'Dokumen kependudukan', en: 'Civil documents', publicType: 'SOCIAL' },
  REINTEGRATION: { id: 'Reintegrasi sosial', en: 'Reintegration', publicType: 'SOCIAL' },
  INTERPRETING: { id: 'Juru bahasa', en: 'Interpreting', publicType: 'SERVICE' },
  FAMILY_TRACING: { id: 'Penelusuran keluarga', en: 'Family tracing', publicType: 'SERVICE' },
  SPIRITUAL_CARE: { id: 'Pendampingan rohani', en: 'Spiritual care', publicType: 'SERVICE' },
  REPATRIATION: { id: 'Pemulangan', en: 'Repatriation', publicType: 'SERVICE' },
  TRANSPORT: { id: 'Transportasi aman', en: 'Safe transport', publicType: 'SERVICE' },
})
export type ServiceType = Code<typeof serviceTypes>

/** The generic type that stands for a service in topics, shared views and for those without right to its name. */
export function publicServiceType(service: ServiceType): PublicServiceType {
  return serviceTypes.entry(service).publicType
}

/** The label shown to those without right to the service's name: "Layanan kesehatan" for an HIV test. */
export function publicServiceLabel(service: ServiceType): Label {
  return publicServiceTypes.label(publicServiceType(service))
}

export const serviceMissedReasons = codeList('service-missed-reason', {
  PERSON_UNWELL: { id: 'Yang bersangkutan sakit', en: 'The person was unwell' },
  PERSON_DECLINED: { id: 'Yang bersangkutan tidak bersedia', en: 'The person declined' },
  NOT_REACHED: { id: 'Tidak dapat dihubungi', en: 'Not reached' },
  NO_TRANSPORT: { id: 'Tidak ada transportasi', en: 'No transport' },
  UNSAFE: { id: 'Tidak aman untuk dilakukan', en: 'Not safe at that time' },
  PROVIDER_ABSENT: { id: 'Petugas berhalangan', en: 'The provider was absent' },
  OTHER: { id: 'Lainnya', en: 'Other' },
})
export type ServiceMissedReason = Code<typeof serviceMissedReasons>

/** The need that a plan answers. */
export const planNeedTypes = codeList(
  'plan-need-type',
  {
    EDUCATION: { id: 'Pendidikan', en: 'Education', htcds: 'Education' },
    FINANCIAL: { id: 'Keuangan', en: 'Financial', htcds: 'Financial' },
    HEALTH: { id: 'Kesehatan', en: 'Health', htcds: 'Health' },
    LABOUR_EXPLOITATION_REHABILITATION: {
      id: 'Pemulihan dari eksploitasi kerja',
      en: 'Rehabilitation after labour exploitation',
      htcds: 'LabourExploitationRehabilitation',
    },
    LEGAL: { id: 'Hukum', en: 'Legal', htcds: 'Legal' },
    LIVELIHOOD: { id: 'Penghidupan', en: 'Livelihood', htcds: 'Livelihood' },
    RIGHTS_BASED_TRAINING: { id: 'Pelatihan berbasis hak', en: 'Rights-based training', htcds: 'RightsBasedTraining' },
    SEXUAL_EXPLOITATION_REHABILITATION: {
      id: 'Pemulihan dari eksploitasi seksual',
      en: 'Rehabilitation after sexual exploitation',
      htcds: 'SexualExploitationRehabilitation',
    },
    SOCIAL_CARE: { id: 'Perawatan sosial', en: 'Social care', htcds: 'SocialCare' },
  },
  'spl_Type',
)
export type PlanNeedType = Code<typeof planNeedTypes>
