import { systemOnly } from '@titian/access'
import { query, unique } from '@titian/service'
import { sql } from '@titian/views'
import { z } from 'zod'
import { area, dutyAgency } from '../fields.ts'

/** For what a duty desk leaves undecided; not asked over HTTP. */
export const provinceDesk = query({
  name: 'provinceDesk',
  doc: 'The desk of the province of a regency, other than these; none where the national desk is asked.',
  path: '/province-desk',
  may: systemOnly,
  params: z.strictObject({ area, besides: z.array(dutyAgency) }),
  row: z.object({ agencyId: dutyAgency }),
  from: ({ params }) => sql`
    select agency_id as "agencyId" from duty_agency where is_province_desk and is_open and province = split_part(${params.area}, '.', 1)
        and agency_id <> all(${params.besides}::uuid[])
      order by agency_id limit 1`,
  order: [unique('agencyId')],
})
