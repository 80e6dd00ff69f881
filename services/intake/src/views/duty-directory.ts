import { systemOnly } from '@titian/access'
import { agencyFact } from '@titian/case-file'
import { query, unique } from '@titian/service'
import { idOf, on, sql, view } from '@titian/views'
import { z } from 'zod'
import { area, dutyAgency as onDuty } from '../fields.ts'

/** Which agency was granted the duty for reports where, and which is the desk of a province, from the directory as received. Areas are Kemendagri codes. */
export const dutyDirectory = view({
  name: 'duty_directory',
  version: 2,
  sql: `
    create table duty_agency (
      agency_id uuid primary key,
      is_province_desk boolean not null,
      province text not null,
      is_open boolean not null default false
    );
    create table duty_area (
      agency_id uuid not null,
      area text not null,
      constraint duty_area_pk primary key (agency_id, area)
    );`,
  handles: [
    on(agencyFact, {
      AgencyRegistered: async ({ stream, data }, db) => {
        await db.query('insert into duty_agency (agency_id, is_province_desk, province) values ($1, $2, $3)', [
          idOf(stream),
          data.isProvinceDesk,
          data.area.slice(0, 2),
        ])
      },
      AgencyApproved: async ({ stream }, db) => {
        await db.query('update duty_agency set is_open = true where agency_id = $1', [idOf(stream)])
      },
      AgencyClosed: async ({ stream }, db) => {
        await db.query('update duty_agency set is_open = false where agency_id = $1', [idOf(stream)])
        await db.query('delete from duty_area where agency_id = $1', [idOf(stream)])
      },
      DutyGranted: async ({ stream, data }, db) => {
        await db.query('delete from duty_area where agency_id = $1', [idOf(stream)])
        await db.query('insert into duty_area (agency_id, area) select $1, unnest($2::text[]) on conflict do nothing', [idOf(stream), data.areas])
      },
      DutyLost: async ({ stream, data }, db) => {
        await db.query('delete from duty_area where agency_id = $1 and area = any($2::text[])', [idOf(stream), data.areas])
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
    select agency_id as "agencyId" from duty_area
      where (${params.area} = area or starts_with(${params.area}, area || '.'))
      order by length(area) desc, agency_id limit 1`,
  order: [unique('agencyId')],
})
