import { posts } from '@titian/access'
import { asc, moment, query, ref, unique } from '@titian/service'
import { idOf, on, sql, view } from '@titian/views'
import { z } from 'zod'
import { theUnitId } from '../agency/fields.ts'
import { heldPost, staffStatus, theUserId } from '../staff/fields.ts'
import { staff } from '../staff/staff.ts'
import { staff as everyPost } from './agency-directory.ts'

/** Who stands in the register, as it is now; what it was stands in the log. */
export const staffView = view({
  name: 'staff',
  version: 1,
  sql: `
    create table staff (
      staff_id  uuid primary key,
      agency_id text not null,
      user_id   text not null,
      posts     text[] not null,
      unit_id   text,
      status    text not null,
      since     text not null
    );
    create index staff_agency on staff (agency_id, user_id)`,
  handles: [
    on(staff, {
      StaffEnrolled: async ({ stream, recordedAt, data: { agencyId, userId, posts: held, unitId } }, db) => {
        await db.query(
          `insert into staff (staff_id, agency_id, user_id, posts, unit_id, status, since) values ($1, $2, $3, $4, $5, 'active', $6)
            on conflict (staff_id) do update set posts = excluded.posts, unit_id = excluded.unit_id, status = 'active', since = excluded.since`,
          [idOf(stream), agencyId, userId, held, unitId ?? null, recordedAt],
        )
      },
      StaffMoved: async ({ stream, recordedAt, data: { posts: held, unitId } }, db) => {
        await db.query('update staff set posts = $2, unit_id = $3, since = $4 where staff_id = $1', [idOf(stream), held, unitId ?? null, recordedAt])
      },
      StaffSuspended: async ({ stream, recordedAt }, db) => {
        await db.query(`update staff set status = 'suspended', since = $2 where staff_id = $1`, [idOf(stream), recordedAt])
      },
      StaffReinstated: async ({ stream, recordedAt }, db) => {
        await db.query(`update staff set status = 'active', since = $2 where staff_id = $1`, [idOf(stream), recordedAt])
      },
      StaffLeft: async ({ stream, recordedAt }, db) => {
        await db.query(`update staff set status = 'left', since = $2 where staff_id = $1`, [idOf(stream), recordedAt])
      },
    }),
  ],
})

const row = { userId: theUserId, posts: z.array(heldPost), unitId: theUnitId.optional() }

/** The register of the own agency, for those who keep it. */
export const staffList = query({
  name: 'staffList',
  doc: 'Everybody in the register of the own agency: in which posts and unit, since when, suspended or gone.',
  path: '/staff-list',
  own: true,
  may: posts('agency-admin', 'supervisor'),
  params: z.strictObject({ unitId: theUnitId.optional(), post: heldPost.optional(), status: staffStatus.optional() }),
  row: z.strictObject({
    staffId: ref('staff', { id: 'Petugas', en: 'Member of staff' }),
    ...row,
    status: staffStatus,
    since: moment({ id: 'Sejak', en: 'Since' }),
  }),
  from: ({ actor, params: { unitId = null, post = null, status = null } }) => sql`
    select staff_id as "staffId", user_id as "userId", posts, unit_id as "unitId", status, since from staff
      where agency_id = ${actor.agencyId}
        and (${unitId}::text is null or unit_id = ${unitId}) and (${post}::text is null or ${post} = any(posts))
        and (${status}::text is null or status = ${status})`,
  order: [asc('userId'), unique('staffId')],
  map: ({ unitId, ...one }: { readonly unitId: string | null }) => ({ ...one, ...(unitId !== null && { unitId }) }),
})

/** Whom one can name: those at work in the own agency. */
export const colleagues = query({
  name: 'colleagues',
  doc: 'Who is at work in the own agency, in which posts and unit: whom one can name for something.',
  path: '/colleagues',
  own: true,
  byHand: true,
  may: everyPost,
  params: z.strictObject({ post: heldPost.optional() }),
  row: z.strictObject(row),
  from: ({ actor, params: { post = null } }) => sql`
    select user_id as "userId", posts, unit_id as "unitId" from staff
      where agency_id = ${actor.agencyId} and status = 'active' and (${post}::text is null or ${post} = any(posts))`,
  order: [unique('userId')],
  map: ({ unitId, ...one }: { readonly unitId: string | null }) => ({ ...one, ...(unitId !== null && { unitId }) }),
})
