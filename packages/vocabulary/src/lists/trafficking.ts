import { type Code, codeList } from '../code-list.ts'

/** The act (*proses*). @source UU 21/2007 art. 1(1); Palermo protocol art. 3 */
export const acts = codeList('act', {
  RECRUITMENT: { id: 'Perekrutan', en: 'Recruitment' },
  TRANSPORTATION: { id: 'Pengangkutan', en: 'Transportation' },
  HARBOURING: { id: 'Penampungan', en: 'Harbouring' },
  SENDING: { id: 'Pengiriman', en: 'Sending' },
  TRANSFER: { id: 'Pemindahan', en: 'Transfer' },
  RECEIPT: { id: 'Penerimaan', en: 'Receipt' },
})
export type Act = Code<typeof acts>

/** The means (*cara*). For a child they are irrelevant. @source UU 21/2007 art. 1(1); Palermo protocol art. 3 */
export const means = codeList('means', {
  THREAT_OF_FORCE: { id: 'Ancaman kekerasan', en: 'Threat of force' },
  USE_OF_FORCE: { id: 'Penggunaan kekerasan', en: 'Use of force' },
  ABDUCTION: { id: 'Penculikan', en: 'Abduction' },
  CONFINEMENT: { id: 'Penyekapan', en: 'Confinement' },
  FORGERY: { id: 'Pemalsuan', en: 'Forgery' },
  DECEPTION: { id: 'Penipuan', en: 'Deception' },
  ABUSE_OF_POWER: { id: 'Penyalahgunaan kekuasaan', en: 'Abuse of power' },
  ABUSE_OF_VULNERABILITY: { id: 'Penyalahgunaan posisi rentan', en: 'Abuse of a position of vulnerability' },
  DEBT_BONDAGE: { id: 'Penjeratan utang', en: 'Debt bondage' },
  PAYMENT_OR_BENEFIT: { id: 'Pemberian bayaran atau manfaat', en: 'Payment or benefit to a person in control' },
})
export type Means = Code<typeof means>

/** The purpose (*tujuan*): exploitation meant or resulting. @source UU 21/2007 art. 1(1); Palermo protocol art. 3 */
export const purposes = codeList(
  'purpose',
  {
    SEXUAL: { id: 'Eksploitasi seksual', en: 'Sexual exploitation', htcds: 'SexualExploitation', ctdc: 'isSexualExploit' },
    FORCED_LABOUR: { id: 'Kerja paksa', en: 'Forced labour', htcds: 'ForcedLabour', ctdc: 'isForcedLabour' },
    CHILD_LABOUR: { id: 'Pekerja anak', en: 'Child labour', htcds: 'ChildLabour' },
    SLAVERY_LIKE: { id: 'Praktik serupa perbudakan', en: 'Practices similar to slavery', htcds: 'Servitude', ctdc: 'isSlaveryAndPractices' },
    SERVITUDE: { id: 'Perhambaan', en: 'Servitude', htcds: 'Servitude', ctdc: 'isSlaveryAndPractices' },
    ORGAN_REMOVAL: { id: 'Pengambilan organ', en: 'Organ removal', htcds: 'OrganRemoval', ctdc: 'isOrganRemoval' },
    REPRODUCTIVE: { id: 'Pemanfaatan organ reproduksi', en: 'Use of reproductive organs, surrogacy', htcds: 'Surrogacy' },
    FORCED_MARRIAGE: { id: 'Perkawinan paksa', en: 'Forced marriage', htcds: 'ForcedMarriage', ctdc: 'isForcedMarriage' },
    FORCED_BEGGING: { id: 'Pemaksaan mengemis', en: 'Forced begging', htcds: 'ForcedBegging', ctdc: 'typeOfLabourBegging' },
    ILLEGAL_ADOPTION: { id: 'Adopsi ilegal', en: 'Illegal adoption', htcds: 'ForcedAdoption' },
    // The commonest new pattern (scam compounds) and missing in HTCDS 2.0 (its issue 28): the code is kept here, the export loses it.
    FORCED_CRIMINALITY: { id: 'Pemaksaan tindak kriminal', en: 'Forced criminality', htcds: 'Other', ctdc: 'typeOfLabourIllicitActivities' },
    CHILD_SOLDIER: {
      id: 'Pelibatan paksa dalam kelompok bersenjata',
      en: 'Forced recruitment by an armed group',
      htcds: 'ForcedMilitaryByNonStateActors',
      ctdc: 'isForcedMilitary',
    },
    OTHER: { id: 'Lainnya', en: 'Other', htcds: 'Other', ctdc: 'isOtherExploit' },
  },
  'vic_TypeOfExploitation',
)
export type Purpose = Code<typeof purposes>

/** What an agency has determined. Each agency's own stands; services follow the most protective one (SAFETY 11). */
export const determinationStatus = codeList(
  'determination-status',
  {
    POSSIBLE: { id: 'Terduga korban', en: 'Possible victim', htcds: 'PossibleVictimOfTrafficking' },
    ACTUAL: { id: 'Korban', en: 'Victim', htcds: 'ActualVictimOfTrafficking' },
    NOT: { id: 'Bukan korban TPPO', en: 'Not a victim of trafficking', htcds: 'NotAVictimOfTrafficking' },
  },
  'vic_TraffickingStatus',
)
export type DeterminationStatus = Code<typeof determinationStatus>

/** Five and more roles of a place in an episode. Who issued a document says nothing about where she is from. */
export const locationRoles = codeList(
  'location-role',
  {
    TRUE_ORIGIN: { id: 'Asal sebenarnya', en: 'True origin' },
    DOCUMENT_ISSUER: { id: 'Penerbit dokumen', en: 'Issuer of the document' },
    RECRUITMENT: { id: 'Tempat perekrutan', en: 'Place of recruitment', htcds: 'Recruitment' },
    TRANSIT: { id: 'Transit', en: 'Transit', htcds: 'Transit' },
    EXPLOITATION: { id: 'Tempat eksploitasi', en: 'Place of exploitation', htcds: 'Exploitation', ctdc: 'CountryOfExploitation' },
    RESCUE: { id: 'Tempat penyelamatan', en: 'Place of rescue' },
    DESTINATION: { id: 'Tujuan yang dijanjikan', en: 'Promised destination' },
  },
  'hte_Type',
)
export type LocationRole = Code<typeof locationRoles>
