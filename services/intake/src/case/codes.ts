import { acts, codeList, evidenceKinds, type Label, means, purposes } from '@titian/vocabulary'

export const caseStatuses = codeList('case-status', {
  open: { id: 'Berjalan', en: 'Open' },
  closing: { id: 'Menunggu penutupan', en: 'Waiting to be closed' },
  closed: { id: 'Ditutup', en: 'Closed' },
  undone: { id: 'Dibatalkan, tidak pernah ada kasus', en: 'Undone: there never was a case' },
})

/** @source UU 21/2007 art. 1(1); Palermo protocol art. 3 */
export const traffickingElements = codeList('trafficking-element', {
  ACT: { id: 'Proses', en: 'Act' },
  MEANS: { id: 'Cara', en: 'Means' },
  PURPOSE: { id: 'Tujuan', en: 'Purpose' },
})

const wordsOf = <Code extends string>(list: { readonly codes: readonly Code[]; label(code: Code): Label }) =>
  Object.fromEntries(list.codes.map((one) => [one, list.label(one)])) as Readonly<Record<Code, Label>>

/** What an element consisted of: all acts, means and purposes. Which belong to which element is for the command to ask. */
export const elementForms = codeList('element-form', { ...wordsOf(acts), ...wordsOf(means), ...wordsOf(purposes) })

/** Papers of LPSK would tell that LPSK is involved (SAFETY 2): they are no evidence that a case may name. */
export const caseEvidenceKinds = evidenceKinds.except('case-evidence-kind', [
  'PERMOHONAN_PERLINDUNGAN_LPSK',
  'KEPUTUSAN_SMPL',
  'PERJANJIAN_PERLINDUNGAN',
  'PENILAIAN_RESTITUSI_LPSK',
])

/** How sure one is that a place had this role. */
export const locationCertainties = codeList('location-certainty', {
  ALLEGED: { id: 'Diduga', en: 'Alleged' },
  STATED: { id: 'Menurut keterangannya', en: 'As the person says' },
  DOCUMENTED: { id: 'Menurut dokumen', en: 'Documented' },
  CONFIRMED: { id: 'Sudah dipastikan', en: 'Confirmed' },
})

/** What was wrong with what was held of an episode. */
export const episodeParts = codeList('episode-part', {
  BEGIN: { id: 'Mulainya', en: 'When it began' },
  END: { id: 'Berakhirnya', en: 'When it ended' },
  SECTOR: { id: 'Bidang', en: 'Sector' },
  CONTROL: { id: 'Cara menguasai', en: 'Means of control' },
  RECRUITER: { id: 'Hubungan dengan perekrut', en: 'Relation to the recruiter' },
  ACCOUNT: { id: 'Ceritanya', en: 'Account' },
})

/** What was wrong with what was held of a location. */
export const locationParts = codeList('location-part', {
  ROLE: { id: 'Peran tempat', en: 'Role of the place' },
  COUNTRY: { id: 'Negara', en: 'Country' },
  AREA: { id: 'Kabupaten/kota', en: 'Regency or city' },
  PLACE: { id: 'Tempat', en: 'Place' },
  CERTAINTY: { id: 'Tingkat kepastian', en: 'Certainty' },
})

/** Why accountability did not move although a hand-over was completed. */
export const transferRefusals = codeList('accountability-refusal', {
  NOT_ACCOUNTABLE: { id: 'Lembaga asal bukan lagi penanggung jawab', en: 'The sending agency was not accountable any more' },
  CASE_CLOSED: { id: 'Kasus sudah ditutup', en: 'The case was closed' },
})
