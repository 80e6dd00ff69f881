import { asc, code, place, query, unique } from '@titian/service'
import { join, sql } from '@titian/views'
import { type AgencyKind, publicServiceType, type ServiceType, serviceTypes } from '@titian/vocabulary'
import { z } from 'zod'
import { agencyKind, seat, servedArea, theAgencyId } from '../agency/fields.ts'
import { forWhom, wantedFor } from '../agency/offers.ts'
import { publicService, serviceType } from '../fields.ts'
import { agencyName, named, serves, staff } from './agency-directory.ts'

interface Row {
  readonly agencyId: string
  readonly kind: AgencyKind
  readonly name: string
  readonly nameIsSecret: boolean
  readonly area: string
  readonly areas: readonly string[]
  readonly service: ServiceType
  readonly forWhom: Readonly<Record<string, unknown>>
}

/** Who gives a service, where and for whom. How many places are free is not asked: counts of a shelter tell who sleeps there (SAFETY 1). */
export const findService = query({
  name: 'findService',
  doc: 'Agencies that offer a service in an area to a person of this sex and age, in this language; those that work in the area itself before those of its whole province. Said of nobody is for everyone. A secret name reads as its public label.',
  path: '/services-offered',
  may: staff,
  params: z.strictObject({
    service: code(serviceTypes, { id: 'Layanan yang dicari', en: 'Service looked for' }),
    area: place('any', { id: 'Wilayah', en: 'Area' }).optional(),
    ...wantedFor,
  }),
  row: z.strictObject({
    agencyId: theAgencyId,
    label: agencyName,
    kind: agencyKind.nullable(),
    area: seat,
    areas: z.array(servedArea),
    publicService,
    service: serviceType.nullable(),
    forWhom,
  }),
  from({ params: { service, area, sex, age, language, disabilityAccess } }) {
    const offer = sql`offers -> ${service}::text`
    const forOne = (field: string, wanted: string) =>
      sql`(coalesce(${offer} -> ${field}::text, '[]') = '[]' or ${offer} -> ${field}::text ? ${wanted})`
    const asked = [
      area && serves(area),
      sex && forOne('sexes', sex),
      age && forOne('ages', age),
      language && forOne('languages', language),
      disabilityAccess && sql`(${offer} ->> 'disabilityAccess')::boolean`,
    ]
    const here =
      area === undefined ? sql`true` : sql`exists (select from unnest(areas) served where starts_with(served || '.', ${area}::text || '.'))`
    return sql`
      select agency_id as "agencyId", kind, name, name_is_secret as "nameIsSecret", area, areas, ${service}::text as service, ${offer} as "forWhom",
          case when ${here} then 0 else 1 end as far
        from agency
        where ${join([sql`offers ? ${service}`, ...asked.filter((one) => one !== undefined && one !== false)], ' and ')}`
  },
  order: [asc('far'), asc('nameIsSecret'), asc('name'), unique('agencyId')],
  map: ({ agencyId, area, areas, service, forWhom, ...whose }: Row) => ({
    agencyId,
    ...named(whose),
    area,
    areas,
    publicService: publicServiceType(service),
    service: whose.nameIsSecret ? null : service,
    forWhom,
  }),
})
