import { event } from '@titian/core'
import { agencyRef, code } from '@titian/service'
import { z } from 'zod'
import { dutyRefusals } from './codes.ts'
import {
  agencyKind,
  because,
  dutyArea,
  isProvinceDesk,
  name,
  nameIsSecret,
  offer,
  seat,
  seatZone,
  servedArea,
  theAgencyId,
  theUnitId,
  unitName,
} from './fields.ts'
import { forWhom } from './offers.ts'

export const dutyDesk = agencyRef({ id: 'Meja provinsi yang diminta', en: 'Desk of the province that was asked' })
export const dutyTaker = agencyRef({ id: 'Lembaga yang kini memegang piket', en: 'Agency that has the duty now' })
export const dutyRefusal = code(dutyRefusals, { id: 'Alasan', en: 'Reason' })
export const dutyAreas = z.array(dutyArea)

const nothing = { fields: [] } as const

export const agencyEvents = {
  AgencyRegistered: event(
    1,
    { agencyId: theAgencyId, kind: agencyKind, name, area: seat, zone: seatZone, nameIsSecret, isProvinceDesk },
    {
      label: { id: 'Lembaga didaftarkan', en: 'Agency registered' },
      publish: { fields: ['agencyId', 'kind', 'name', 'area', 'zone', 'nameIsSecret', 'isProvinceDesk'] },
    },
  ),
  AgencyCorrected: event(
    1,
    { kind: agencyKind, name, area: seat, zone: seatZone, nameIsSecret, because },
    {
      label: { id: 'Data lembaga dikoreksi', en: 'Agency corrected' },
      corrects: { types: ['AgencyRegistered', 'AgencyCorrected'] },
      publish: { fields: ['kind', 'name', 'area', 'zone', 'nameIsSecret'] },
    },
  ),
  AgencyApproved: event(1, {}, { label: { id: 'Lembaga disahkan', en: 'Agency approved' }, publish: nothing }),
  AgencyClosed: event(1, {}, { label: { id: 'Lembaga ditutup', en: 'Agency closed' }, publish: nothing }),
  UnitRegistered: event(
    1,
    { unitId: theUnitId, name: unitName, area: seat, zone: seatZone },
    { label: { id: 'Unit didaftarkan', en: 'Unit registered' }, publish: { fields: ['unitId', 'area', 'zone'] } },
  ),
  ServiceOffered: event(
    1,
    { service: offer, forWhom },
    { label: { id: 'Layanan ditawarkan', en: 'Service offered' }, publish: { fields: ['service'] } },
  ),
  ServiceSuspended: event(
    1,
    { service: offer },
    { label: { id: 'Layanan dihentikan sementara', en: 'Service suspended' }, publish: { fields: ['service'] } },
  ),
  ServiceAreaSet: event(
    1,
    { areas: z.array(servedArea) },
    { label: { id: 'Wilayah layanan ditetapkan', en: 'Service area set' }, publish: { fields: ['areas'] } },
  ),
  DutyAsked: event(
    1,
    { areas: dutyAreas, deskAgencyId: dutyDesk },
    { label: { id: 'Piket laporan diminta', en: 'Duty for reports asked for' }, publish: nothing },
  ),
  DutyGranted: event(
    1,
    { areas: dutyAreas },
    { label: { id: 'Piket laporan diberikan', en: 'Duty for reports granted' }, publish: { fields: ['areas'] } },
  ),
  DutyRefused: event(1, { code: dutyRefusal }, { label: { id: 'Piket laporan tidak diberikan', en: 'Duty for reports refused' }, publish: nothing }),
  DutyLost: event(
    1,
    { areas: dutyAreas, toAgencyId: dutyTaker },
    { label: { id: 'Piket laporan beralih ke lembaga lain', en: 'Duty for reports went to another agency' }, publish: { fields: ['areas'] } },
  ),
  DutyLossSeen: event(1, {}, { label: { id: 'Peralihan piket telah diketahui', en: 'Loss of the duty was noted' }, publish: nothing }),
}
