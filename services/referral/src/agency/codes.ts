import { code } from '@titian/service'
import { codeList } from '@titian/vocabulary'

const statuses = codeList('agency-status', {
  registered: { id: 'Didaftarkan, menunggu pengesahan', en: 'Registered, waits for approval' },
  approved: { id: 'Disahkan', en: 'Approved' },
  closed: { id: 'Ditutup', en: 'Closed' },
})
export const agencyStatuses = code(statuses, { id: 'Status lembaga', en: 'Status of the agency' })

export const dutyRefusals = codeList('duty-refusal', {
  OTHER_AGENCY: { id: 'Lembaga lain lebih tepat', en: 'Another agency is better placed' },
  NO_STAFF: { id: 'Piket tidak dapat diisi sepanjang waktu', en: 'The desk cannot be staffed at all hours' },
  AREA_TOO_WIDE: { id: 'Wilayah terlalu luas', en: 'The area is too wide' },
})
