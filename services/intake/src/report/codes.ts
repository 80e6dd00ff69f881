import { codeList, reportChannels } from '@titian/vocabulary'

export const reportStatuses = codeList('report-status', {
  received: { id: 'Menunggu ditelaah', en: 'Waits for triage' },
  triaged: { id: 'Sudah ditelaah', en: 'Triaged' },
  dismissed: { id: 'Ditutup tanpa kasus', en: 'Dismissed' },
  'taken-up': { id: 'Ditindaklanjuti dalam kasus yang ada', en: 'Taken up in a case that there was' },
  converted: { id: 'Menjadi kasus', en: 'Became a case' },
})

/** The doors of those who have an account. */
export const staffedChannels = reportChannels.except('staffed-report-channel', ['PUBLIC_DOOR'])

export const reportRoles = codeList('report-role', {
  POSSIBLE_VICTIM: { id: 'Orang yang mungkin korban', en: 'Possible victim' },
  DEPENDANT: { id: 'Tanggungan (anak atau keluarga)', en: 'Dependant' },
  WITNESS: { id: 'Saksi', en: 'Witness' },
})
