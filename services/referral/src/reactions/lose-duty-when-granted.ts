import { reaction } from '@titian/service'
import { idOf } from '@titian/views'
import { agency } from '../agency/agency.ts'
import { loseDuty } from '../agency/lose-duty.ts'

/**
 * Nobody loses the duty unnoticed: whoever had it in an area that was granted to another agency, or in a wider one around it, is told. Who had it
 * in a part of the area keeps it, for the nearest one has the reports.
 */
export const loseDutyWhenGranted = reaction('lose-duty-when-it-is-granted-to-another', agency, 'DutyGranted', async ({ stream, data }, { db }) => {
  const { rows } = await db.query<{ agency_id: string; areas: readonly string[] }>(
    `select agency_id, array_agg(granted order by granted) as areas
       from agency cross join lateral unnest($2::text[]) granted
      where agency_id <> $1 and exists (select from unnest(duty_areas) held where granted = held or starts_with(granted, held || '.'))
      group by agency_id order by agency_id`,
    [idOf(stream), data.areas],
  )
  return rows.map(({ agency_id: id, areas }) => ({ command: loseDuty, id, input: { areas, toAgencyId: idOf(stream) } }))
})
