import type { Actor, Label } from '@titian/core'
import { query } from '@titian/service-kit'
import { z } from 'zod'
import { anyPost } from '../posts.ts'
import { dutyPosts } from './report-list.ts'
import { parameters } from './sql.ts'
import type { TaskKind } from './tasks.ts'

const labels: Readonly<Record<TaskKind, Label>> = {
  REPORT_TRIAGE: { id: 'Laporan menunggu ditelaah', en: 'Report waits for triage' },
  REPORT_DECISION: { id: 'Laporan menunggu keputusan', en: 'Report waits for a decision' },
  DISMISSAL_SECOND_PERSON: { id: 'Penutupan laporan menunggu orang kedua', en: 'Dismissal waits for a second person' },
  CLOSURE_DECISION: { id: 'Penutupan kasus menunggu supervisor', en: 'Closure waits for a supervisor' },
  CONSENT_CONFIRMATION: { id: 'Persetujuan perlu ditegaskan secara pribadi', en: 'Consent is to be confirmed in private' },
}

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
const waitingOn = ({ userId, notUserId }: Row, actor: Actor): 'me' | 'my-agency' | 'other' =>
  userId === actor.userId ? 'me' : notUserId === actor.userId ? 'other' : 'my-agency'

export const myTasks = query({
  name: 'myTasks',
  doc: "What waits for the asker or the asker's agency: what is due first comes first, then what waits longest.",
  path: '/my-tasks',
  own: true,
  may: anyPost,
  params: z.strictObject({}),
  row: z.object({
    taskId: z.string(),
    kind: z.string(),
    label: z.object({ id: z.string(), en: z.string() }),
    caseId: z.uuid().optional(),
    resourceId: z.uuid(),
    dueAt: z.string().optional(),
    since: z.string(),
    waitingOn: z.enum(['me', 'my-agency', 'other']),
    agencyId: z.string(),
  }),
  async run(db, _, { actor, visible }) {
    const { values, add } = parameters()
    const { rows } = await db.query<Row>(
      `select t.task_id as "taskId", t.kind, t.case_id as "caseId", t.resource_id as "resourceId", t.agency_id as "agencyId",
          t.user_id as "userId", t.not_user_id as "notUserId", t.since, t.due_at as "dueAt"
        from task t
        where t.agency_id = ${add(actor.agencyId)}
          and ((t.case_id is null and ${add(dutyPosts.has(actor.post))}::boolean) or (t.case_id is not null and ${visible('t.case_id', add)}))
        order by t.due_at nulls last, t.since, t.task_id`,
      values,
    )
    return rows.map((row) => {
      const { taskId, kind, caseId, resourceId, dueAt, since, agencyId } = row
      return {
        taskId,
        kind,
        label: labels[kind],
        ...(caseId !== null && { caseId }),
        resourceId,
        ...(dueAt !== null && { dueAt }),
        since,
        waitingOn: waitingOn(row, actor),
        agencyId,
      }
    })
  },
})
