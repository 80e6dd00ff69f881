import type { Actor } from '@titian/core'
import { agencyRef, asc, ascOrNone, code, query, ref, technical, unique, words } from '@titian/service'
import { sql } from '@titian/views'
import { type WaitingOn, waitingOn } from '@titian/vocabulary'
import { z } from 'zod'
import { dueAt, since, theCaseId } from '../fields.ts'
import { anyPost } from '../posts.ts'
import { dutyPosts } from './report-list.ts'
import { type TaskKind, taskKinds } from './tasks.ts'

interface Row {
  readonly taskId: string
  readonly kind: TaskKind
  readonly caseId: string | null
  readonly resourceId: string
  readonly agencyId: string
  readonly userId: string | null
  readonly notUserId: string | null
  readonly since: string
  readonly dueAt: string | null
}

/** Staff names stay inside: only whether it is the asker's own, someone's of the agency, or another person's turn. */
const turnOf = ({ userId, notUserId }: Row, actor: Actor): WaitingOn =>
  userId === actor.userId ? 'me' : notUserId === actor.userId ? 'other' : 'my-agency'

export const myTasks = query({
  name: 'myTasks',
  byHand: true,
  doc: "What waits for the asker or the asker's agency: what is due first comes first, then what waits longest.",
  path: '/my-tasks',
  own: true,
  may: anyPost,
  params: z.strictObject({}),
  row: z.object({
    taskId: technical({ id: 'Nomor tugas', en: 'Task id' }),
    kind: code(taskKinds, { id: 'Jenis tugas', en: 'Kind of task' }),
    label: words({ id: 'Tugas', en: 'Task' }),
    caseId: theCaseId.optional(),
    resourceId: ref('resource', { id: 'Berkas', en: 'Resource' }),
    dueAt: dueAt.optional(),
    since,
    waitingOn: code(waitingOn, { id: 'Menunggu', en: 'Waits for' }),
    agencyId: agencyRef({ id: 'Lembaga', en: 'Agency' }),
  }),
  from: ({ actor, visible }) => sql`
    select t.task_id as "taskId", t.kind, t.case_id as "caseId", t.resource_id as "resourceId", t.agency_id as "agencyId",
        t.user_id as "userId", t.not_user_id as "notUserId", t.since, t.due_at as "dueAt"
      from task t
      where t.agency_id = ${actor.agencyId}
        and ((t.case_id is null and ${dutyPosts.has(actor.post)}::boolean) or (t.case_id is not null and ${visible('t.case_id')}))`,
  order: [ascOrNone('dueAt'), asc('since'), unique('taskId')],
  map(row: Row, { actor }) {
    const { taskId, kind, caseId, resourceId, dueAt, since, agencyId } = row
    return {
      taskId,
      kind,
      label: taskKinds.label(kind),
      ...(caseId !== null && { caseId }),
      resourceId,
      ...(dueAt !== null && { dueAt }),
      since,
      waitingOn: turnOf(row, actor),
      agencyId,
    }
  },
})
