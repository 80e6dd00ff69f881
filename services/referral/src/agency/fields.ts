import { agencyRef, code, flag, place, publicText, unitRef, zone } from '@titian/service'
import { agencyKinds } from '@titian/vocabulary'
import { agencyOffers } from './offers.ts'

export const theAgencyId = agencyRef({ id: 'Lembaga', en: 'Agency' })
export const agencyKind = code(agencyKinds, { id: 'Jenis lembaga', en: 'Kind of agency' })
export const name = publicText(200, { id: 'Nama lembaga', en: 'Name of the agency' }).min(3)
export const nameIsSecret = flag({ id: 'Nama dirahasiakan', en: 'Name is kept secret' })
export const seat = place('regency', { id: 'Kedudukan (kabupaten/kota)', en: 'Seat (regency or city)' })
export const seatZone = zone({ id: 'Zona waktu', en: 'Time zone' })
/** Of any level: a province, or the one district in which a clinic works. */
export const servedArea = place('any', { id: 'Wilayah layanan', en: 'Service area' })
export const isProvinceDesk = flag({ id: 'Meja provinsi', en: 'Desk of the province' })
export const dutyArea = place('any', { id: 'Wilayah piket', en: 'Area of duty' })
export const theUnitId = unitRef({ id: 'Unit', en: 'Unit' })
export const unitName = publicText(200, { id: 'Nama unit', en: 'Name of the unit' }).min(3)
export const offer = code(agencyOffers, { id: 'Layanan yang ditawarkan', en: 'Service offered' })
/** Why the directory was wrong: about an agency, never about a person. */
export const because = publicText(300, { id: 'Alasan koreksi', en: 'Why it is corrected' })
