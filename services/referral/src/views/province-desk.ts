import { systemOnly } from '@titian/access'
import { place, query, unique } from '@titian/service'
import { sql } from '@titian/views'
import { z } from 'zod'
import { theAgencyId } from '../agency/fields.ts'

/** For whoever asks for the duty; not asked over HTTP. */
export const provinceDesk = query({
  name: 'provinceDesk',
  doc: 'The agency that is the desk of a province; none where the national desk is asked.',
  path: '/province-desk',
  may: systemOnly,
  params: z.strictObject({ area: place('province', { id: 'Provinsi', en: 'Province' }) }),
  row: z.object({ agencyId: theAgencyId }),
  from: ({ params }) => sql`
    select agency_id as "agencyId" from agency where is_province_desk and status = 'approved' and starts_with(area, ${params.area} || '.')
      order by agency_id limit 1`,
  order: [unique('agencyId')],
})
