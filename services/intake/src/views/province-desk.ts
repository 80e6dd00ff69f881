import { systemOnly } from '@titian/access'
import { query, unique } from '@titian/service'
import { sql } from '@titian/views'
import { z } from 'zod'
import { area, dutyAgency } from '../fields.ts'

/** For what a duty desk leaves undecided; not asked over HTTP. */
export const provinceDesk = query({
  name: 'provinceDesk',
  doc: 'The desk with intake duty for the whole province of a regency, other than these; among equals the same one each time.',
  path: '/province-desk',
  may: systemOnly,
  params: z.strictObject({ area, besides: z.array(dutyAgency) }),
  row: z.object({ agencyId: dutyAgency }),
  from: ({ params }) => sql`
    select agency_id as "agencyId" from duty_area join duty_agency using (agency_id)
      where on_duty and area = split_part(${params.area}, '.', 1) and agency_id <> all(${params.besides}::uuid[])
      order by agency_id limit 1`,
  order: [unique('agencyId')],
})
