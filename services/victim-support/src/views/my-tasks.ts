import { posts } from '@titian/access'
import type { Actor } from '@titian/core'
import { query } from '@titian/service-kit'
import { type Label, type PublicServiceType, publicServiceTypes, ruleById } from '@titian/vocabulary'
import { z } from 'zod'
import { supporters } from '../case-checks.ts'
import { parameters } from './parameters.ts'

/** Appointments of the coming day, follow-ups of the coming week. */
const SERVICE_AHEAD_MS = 24 * 60 * 60 * 1000
const FOLLOW_UP_AHEAD_MS = 7 * SERVICE_AHEAD_MS

interface Row {
  readonly resource_id: string
  readonly item_id: string
  readonly kind: string
  readonly case_id: string
  readonly agency_id: string
  readonly status: string
  readonly since: string
  readonly due_at: string | null
  readonly rule: string | null
  readonly written_by: string | null
  readonly service: PublicServiceType | null
}

interface Task {
  readonly kind: string
  readonly label: Label
  readonly waitingOn: 'me' | 'my-agency' | 'other'
}

/** What waits in the asker's agency: plans for her agreement or a second person, services and follow-ups that fall due. */
export const myTasks = query({
  name: 'myTasks',
  doc: 'Plans waiting for agreement or approval, services due within a day or overdue, follow-ups due within a week or missed.',
  path: '/my-tasks',
  own: true,
  may: posts(...supporters),
  params: z.strictObject({}),
  row: z.strictObject({
    taskId: z.string(),
    kind: z.string(),
    label: z.strictObject({ id: z.string(), en: z.string() }),
    caseId: z.uuid(),
    resourceId: z.uuid(),
    dueAt: z.string().optional(),
    since: z.string(),
    waitingOn: z.enum(['me', 'my-agency', 'other']),
    agencyId: z.string(),
  }),
  async run(db, _, { actor, now, visible }) {
    const { values, add } = parameters()
    const ahead = (ms: number) => add(new Date(now.getTime() + ms).toISOString())
    const { rows } = await db.query<Row>(
      `select resource_id, item_id, kind, case_id, agency_id, status, since, due_at, rule, written_by, service
         from support_item s
        where agency_id = ${add(actor.agencyId)}
          and ((kind = 'PLAN' and status in ('drafted', 'agreed'))
            or (kind = 'SERVICE' and status = 'scheduled' and due_at <= ${ahead(SERVICE_AHEAD_MS)})
            or (kind = 'FOLLOW_UP' and status in ('due', 'missed') and due_at <= ${ahead(FOLLOW_UP_AHEAD_MS)}))
          and ${visible('s.case_id', add)}
        order by due_at nulls last, since, resource_id, item_id`,
      values,
    )
    return rows.map((row) => {
      const task = taskOf(row, actor)
      return {
        ...task,
        taskId: [task.kind, row.resource_id, ...(row.item_id ? [row.item_id] : [])].join(':'),
        caseId: row.case_id,
        resourceId: row.resource_id,
        ...(row.due_at && { dueAt: row.due_at }),
        since: row.since,
        agencyId: row.agency_id,
      }
    })
  },
})

function taskOf(row: Row, actor: Actor): Task {
  if (row.kind === 'PLAN') return planTask(row, actor)
  if (row.kind === 'SERVICE') {
    const of = publicServiceTypes.label(row.service ?? 'SERVICE')
    return { kind: 'DELIVER_SERVICE', label: { id: `Jadwal: ${of.id}`, en: `Appointment: ${of.en}` }, waitingOn: 'my-agency' }
  }
  const rule = ruleById(row.rule ?? '')?.label ?? { id: 'Tindak lanjut', en: 'Follow-up' }
  return {
    kind: 'CONDUCT_FOLLOW_UP',
    label: row.status === 'missed' ? { id: `Terlewat: ${rule.id}`, en: `Missed: ${rule.en}` } : rule,
    waitingOn: 'my-agency',
  }
}

function planTask(row: Row, actor: Actor): Task {
  const wrote = row.written_by === actor.userId
  if (row.status === 'drafted')
    return {
      kind: 'AGREE_PLAN',
      label: { id: 'Bahas rencana dengan yang bersangkutan', en: 'Talk the plan over with the person' },
      waitingOn: wrote ? 'me' : 'my-agency',
    }
  return {
    kind: 'APPROVE_PLAN',
    label: { id: 'Sahkan rencana', en: 'Approve the plan' },
    waitingOn: actor.post === 'supervisor' && !wrote ? 'me' : 'my-agency',
  }
}
