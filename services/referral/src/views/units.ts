import { asc, query, unique } from '@titian/service'
import { sql } from '@titian/views'
import { z } from 'zod'
import { seat, seatZone, theUnitId, unitName } from '../agency/fields.ts'
import { staff } from './agency-directory.ts'

export const units = query({
  name: 'units',
  doc: 'The units of the own agency, by name.',
  path: '/units',
  may: staff,
  params: z.strictObject({}),
  row: z.strictObject({ unitId: theUnitId, name: unitName, area: seat, zone: seatZone }),
  from: ({ actor }) => sql`select unit_id as "unitId", name, area, zone from unit where agency_id = ${actor.agencyId}`,
  order: [asc('name'), unique('unitId')],
})
