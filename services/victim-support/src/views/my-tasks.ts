import { posts } from '@titian/access'
import { commandFor, mostUrgentFirst, taskFields } from '@titian/case-file'
import type { Actor, AnyCommand } from '@titian/core'
import { agencyRef, asc, code, query, technical, unique, words } from '@titian/service'
import { sql } from '@titian/views'
import { type Label, type PublicServiceType, publicServiceTypes, ruleById, type WaitingOn, waitingOn } from '@titian/vocabulary'
import { z } from 'zod'
import { supporters } from '../case-checks.ts'
import { type SupportTask, supportTasks } from '../codes.ts'
import { dueAt, since, theCaseId } from '../fields.ts'
import { agreePlan } from '../plan/agree-plan.ts'
import { approvePlan } from '../plan/approve-plan.ts'
import { conductFollowUp } from '../reintegration/conduct-follow-up.ts'
import { deliverService } from '../service/deliver-service.ts'
import { resource } from './support-of-case.ts'

/** Appointments of the coming day, follow-ups of the coming week. */
const SERVICE_AHEAD_MS = 24 * 60 * 60 * 1000
const FOLLOW_UP_AHEAD_MS = 7 * SERVICE_AHEAD_MS
/** A plan is its writer's to talk over with her; after a week without her answer it is the supervisor's as well. */
const UNANSWERED_MS = 7 * SERVICE_AHEAD_MS

interface Row {
  readonly resourceId: string
  readonly itemId: string
  readonly kind: string
  readonly caseId: string
  readonly agencyId: string
  readonly status: string
  readonly since: string
  readonly dueAt: string | null
  readonly rule: string | null
  readonly writtenBy: string | null
  readonly service: PublicServiceType | null
  readonly immediateDanger: boolean
  readonly child: boolean
}

const doneBy: Readonly<Record<SupportTask, Pick<AnyCommand, 'name' | 'may'>>> = {
  AGREE_PLAN: agreePlan,
  APPROVE_PLAN: approvePlan,
  DELIVER_SERVICE: deliverService,
  CONDUCT_FOLLOW_UP: conductFollowUp,
}

interface Task {
  readonly kind: SupportTask
  readonly label: Label
  readonly waitingOn: WaitingOn
}

/** What waits in the asker's agency: plans for her agreement or a second person, services and follow-ups that fall due. */
export const myTasks = query({
  name: 'myTasks',
  byHand: true,
  doc: 'One’s own plans waiting for agreement, those waiting for approval, services due within a day or overdue, follow-ups due within a week or missed: immediate needs first, then children, then what is due first.',
  path: '/my-tasks',
  own: true,
  may: posts(...supporters),
  params: z.strictObject({}),
  row: z.strictObject({
    taskId: technical({ id: 'Tugas', en: 'Task' }),
    kind: code(supportTasks, { id: 'Jenis tugas', en: 'Kind of task' }),
    label: words({ id: 'Tugas', en: 'Task' }),
    caseId: theCaseId,
    resourceId: resource,
    dueAt: dueAt.optional(),
    since,
    waitingOn: code(waitingOn, { id: 'Menunggu', en: 'Waiting on' }),
    agencyId: agencyRef({ id: 'Lembaga yang ditunggu', en: 'Agency that it waits on' }),
    ...taskFields,
  }),
  from({ actor, now, visible }) {
    const from = (ms: number) => new Date(now.getTime() + ms).toISOString()
    const supervises = sql`${actor.post === 'supervisor'}::boolean`
    return sql`
      select resource_id as "resourceId", item_id as "itemId", kind, case_id as "caseId", agency_id as "agencyId", status, since,
          due_at as "dueAt", rule, written_by as "writtenBy", service, immediate as "immediateDanger",
          exists (select from child_case k where k.case_id = s.case_id) as child
        from support_item s
        where ((agency_id = ${actor.agencyId}
            and ((kind = 'PLAN' and status = 'drafted' and (written_by = ${actor.userId} or (${supervises} and since <= ${from(-UNANSWERED_MS)})))
              or (kind = 'PLAN' and status = 'agreed')
              or (kind = 'SERVICE' and status = 'scheduled' and due_at <= ${from(SERVICE_AHEAD_MS)})
              or (kind = 'FOLLOW_UP' and status in ('due', 'missed') and due_at <= ${from(FOLLOW_UP_AHEAD_MS)})))
            -- Nobody of its own agency approved it in time: any supervisor on the case may.
            or (${supervises} and kind = 'PLAN' and status = 'agreed' and escalated))
          and ${visible('s.case_id')}`
  },
  order: [...mostUrgentFirst, asc('since'), asc('resourceId'), unique('itemId')],
  map(row: Row, { actor, now }) {
    const { resourceId, itemId, caseId, dueAt, since, agencyId, immediateDanger, child } = row
    const task = taskOf(row, actor)
    return {
      ...task,
      taskId: [task.kind, resourceId, ...(itemId ? [itemId] : [])].join(':'),
      caseId,
      resourceId,
      ...(dueAt && { dueAt }),
      since,
      agencyId,
      immediateDanger,
      child,
      ...commandFor(actor, doneBy[task.kind], now),
    }
  },
})

function taskOf(row: Row, actor: Actor): Task {
  if (row.kind === 'PLAN') return planTask(row, actor)
  if (row.kind === 'SERVICE') {
    const [task, of] = [supportTasks.label('DELIVER_SERVICE'), publicServiceTypes.label(row.service ?? 'SERVICE')]
    return { kind: 'DELIVER_SERVICE', label: { id: `${task.id}: ${of.id}`, en: `${task.en}: ${of.en}` }, waitingOn: 'my-agency' }
  }
  const rule = ruleById(row.rule ?? '')?.label ?? supportTasks.label('CONDUCT_FOLLOW_UP')
  return {
    kind: 'CONDUCT_FOLLOW_UP',
    label: row.status === 'missed' ? { id: `Terlewat: ${rule.id}`, en: `Missed: ${rule.en}` } : rule,
    waitingOn: 'my-agency',
  }
}

function planTask(row: Row, actor: Actor): Task {
  const wrote = row.writtenBy === actor.userId
  if (row.status === 'drafted')
    return {
      kind: 'AGREE_PLAN',
      label: supportTasks.label('AGREE_PLAN'),
      waitingOn: wrote ? 'me' : 'my-agency',
    }
  return {
    kind: 'APPROVE_PLAN',
    label: supportTasks.label('APPROVE_PLAN'),
    waitingOn: actor.post === 'supervisor' && !wrote ? 'me' : 'my-agency',
  }
}
