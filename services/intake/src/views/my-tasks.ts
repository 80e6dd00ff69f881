import { commandFor, mostUrgentFirst, taskFields } from '@titian/case-file'
import type { Actor, AnyCommand } from '@titian/core'
import { agencyRef, asc, code, query, ref, technical, unique, words } from '@titian/service'
import { sql } from '@titian/views'
import { type WaitingOn, waitingOn } from '@titian/vocabulary'
import { z } from 'zod'
import { assignCaseworker } from '../case/assign-caseworker.ts'
import { closeCase } from '../case/close-case.ts'
import { confirmUndoConversion } from '../case/confirm-undo-conversion.ts'
import { rescueCase } from '../case/rescue-case.ts'
import { checkPressure } from '../consent/check-pressure.ts'
import { confirmConsent } from '../consent/confirm-consent.ts'
import { dueAt, since, theCaseId } from '../fields.ts'
import { anyPost } from '../posts.ts'
import { confirmDismissal } from '../report/confirm-dismissal.ts'
import { convertReport } from '../report/convert-report.ts'
import { takeUpReport } from '../report/take-up-report.ts'
import { triageReport } from '../report/triage-report.ts'
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
  readonly caseNumber: string | null
  readonly immediateDanger: boolean
  readonly child: boolean
  readonly escalated: boolean
}

const doneBy: Readonly<Record<TaskKind, Pick<AnyCommand, 'name' | 'may'>>> = {
  REPORT_TRIAGE: triageReport,
  REPORT_DECISION: convertReport,
  DISMISSAL_SECOND_PERSON: confirmDismissal,
  LINKED_REPORT: takeUpReport,
  CASEWORKER_NEEDED: assignCaseworker,
  CASE_RESCUE: rescueCase,
  CLOSURE_DECISION: closeCase,
  CONSENT_CONFIRMATION: confirmConsent,
  PRESSURE_CHECK: checkPressure,
  UNDO_SECOND_PERSON: confirmUndoConversion,
}

/** At the desk that is asked to name a caseworker: see `RescueCase`. */
const rescuers: ReadonlySet<string> = new Set(['supervisor', 'duty-officer'])

/** Staff names stay inside: only whether it is the asker's own, someone's of the agency, or another person's turn. */
const turnOf = ({ userId, notUserId, escalated }: Row, actor: Actor): WaitingOn =>
  notUserId === actor.userId ? 'other' : userId === actor.userId || (escalated && actor.post === 'supervisor') ? 'me' : 'my-agency'

export const myTasks = query({
  name: 'myTasks',
  byHand: true,
  doc: "What waits for the asker or the asker's desk; what is a colleague's own only once it is overdue, and for the supervisor: danger first, then children, then what is due first, then what waits longest.",
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
    ...taskFields,
  }),
  from: ({ actor, now, visible, notExcluded }) => sql`
    select t.task_id as "taskId", t.kind, t.case_id as "caseId", t.resource_id as "resourceId", t.agency_id as "agencyId",
        t.user_id as "userId", t.not_user_id as "notUserId", t.since, t.due_at as "dueAt", t.escalated, a.case_number as "caseNumber",
        coalesce(a.immediate_danger, false) or coalesce(r.immediate_danger, false) as "immediateDanger",
        coalesce(a.child, false) or coalesce(r.child, false) as child
      from task t
        left join task_about a on a.about_id = coalesce(t.case_id, t.resource_id)
        left join task_about r on r.about_id = t.resource_id
      where t.agency_id = ${actor.agencyId}
        and (t.user_id is null or t.user_id = ${actor.userId} or (${actor.post === 'supervisor'}::boolean and t.due_at <= ${now.toISOString()}))
        and ((t.case_id is null and ${dutyPosts.has(actor.post)}::boolean and (a.reserved_case_id is null or ${notExcluded('a.reserved_case_id')}))
          or (t.case_id is not null and t.kind <> 'CASE_RESCUE' and ${visible('t.case_id')})
          or (t.kind = 'CASE_RESCUE' and ${rescuers.has(actor.post)}::boolean and ${notExcluded('t.case_id')}))
        and (t.kind <> 'CASEWORKER_NEEDED' or ${actor.post === 'supervisor'}::boolean)`,
  order: [...mostUrgentFirst, asc('since'), unique('taskId')],
  map(row: Row, { actor, now }) {
    const { taskId, kind, caseId, caseNumber, resourceId, dueAt, since, agencyId, immediateDanger, child } = row
    const waitingOn = turnOf(row, actor)
    return {
      taskId,
      kind,
      label: taskKinds.label(kind),
      ...(caseId !== null && { caseId }),
      ...(caseNumber !== null && { caseNumber }),
      resourceId,
      ...(dueAt !== null && { dueAt }),
      since,
      waitingOn,
      agencyId,
      immediateDanger,
      child,
      ...(waitingOn !== 'other' && commandFor(actor, doneBy[kind], now)),
    }
  },
})
