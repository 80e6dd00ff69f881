import { type AgencyFixture, idOf } from '@titian/testing'
import type { z } from 'zod'
import type { agency } from './agency.ts'
import type { AgencyOffer } from './offers.ts'

type DataOf<Type extends keyof typeof agency.events> = z.output<(typeof agency.events)[Type]['schema']>

/** Kota Kupang: the place is real, the agencies are not. */
export const kupang = '53.71'
export const belu = '53.04'

export const registered = (data: Partial<DataOf<'AgencyRegistered'>> = {}) => ({
  type: 'AgencyRegistered' as const,
  data: {
    agencyId: idOf('agency'),
    kind: 'DINAS_SOSIAL' as const,
    name: 'Dinas Sosial Kota Contoh (rekaan)',
    area: kupang,
    zone: 'Asia/Makassar',
    nameIsSecret: false,
    isProvinceDesk: false,
    ...data,
  },
})

export const approved = { type: 'AgencyApproved' as const, data: {} }
export const everyone = { sexes: [], ages: [], languages: [], disabilityAccess: false }
export const offered = (service: AgencyOffer, forWhom: Partial<DataOf<'ServiceOffered'>['forWhom']> = {}) => ({
  type: 'ServiceOffered' as const,
  data: { service, forWhom: { ...everyone, ...forWhom } },
})
export const suspended = (service: AgencyOffer) => ({ type: 'ServiceSuspended' as const, data: { service } })
export const areaSet = (...areas: string[]) => ({ type: 'ServiceAreaSet' as const, data: { areas } })

/** The registration that a test's agency would have. */
export const registeredAs = ({ agencyId, agencyKind, name }: AgencyFixture, data: Partial<DataOf<'AgencyRegistered'>> = {}) =>
  registered({ agencyId, kind: agencyKind as DataOf<'AgencyRegistered'>['kind'], name, ...data })
