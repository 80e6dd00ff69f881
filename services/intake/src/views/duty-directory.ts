import { systemOnly } from '@titian/access'
import { agencyFact } from '@titian/case-file'
import { query, unique } from '@titian/service'
import { idOf, on, sql, view } from '@titian/views'
import { z } from 'zod'
import { area, dutyAgency as onDuty } from '../fields.ts'

const duty = 'INTAKE_DUTY'

/** Which agency has intake duty where, from the directory as received; the areas are Kemendagri codes of any level. */
export const dutyDirectory = view({
  name: 'duty_directory',
  version: 1,
  sql: `
    create table duty_agency (
      agency_id uuid primary key,
      on_duty boolean not null default false
    );
    create table duty_area (
      agency_id uuid not null,
      area text not null,
      constraint duty_area_pk primary key (agency_id, area)
    );`,
  handles: [
    on(agencyFact, {
      AgencyRegistered: async ({ stream, data }, db) => {
        await db.query('insert into duty_agency (agency_id) values ($1)', [idOf(stream)])
        await db.query('insert into duty_area (agency_id, area) values ($1, $2)', [idOf(stream), data.area])
      },
      ServiceOffered: async ({ stream, data }, db) => {
        if (data.service === duty) await db.query('update duty_agency set on_duty = true where agency_id = $1', [idOf(stream)])
      },
      ServiceSuspended: async ({ stream, data }, db) => {
        if (data.service === duty) await db.query('update duty_agency set on_duty = false where agency_id = $1', [idOf(stream)])
      },
      ServiceAreaSet: async ({ stream, data }, db) => {
        await db.query('delete from duty_area where agency_id = $1', [idOf(stream)])
        await db.query('insert into duty_area (agency_id, area) select $1, unnest($2::text[]) on conflict do nothing', [idOf(stream), data.areas])
      },
    }),
  ],
})

/** For the door of reports; not asked over HTTP. */
export const dutyAgency = query({
  name: 'dutyAgency',
  doc: 'The agency with intake duty for an area: of its regency before its province; among equals the same one each time.',
  path: '/duty-agency',
  may: systemOnly,
  params: z.strictObject({ area }),
  row: z.object({ agencyId: onDuty }),
  from: ({ params }) => sql`
    select agency_id as "agencyId" from duty_area join duty_agency using (agency_id)
      where on_duty and (${params.area} = area or starts_with(${params.area}, area || '.'))
      order by length(area) desc, agency_id limit 1`,
  order: [unique('agencyId')],
})
