import { posts } from '@titian/access'
import { commandFor, mostUrgentFirst, taskFields } from '@titian/case-file'
import type { Actor, AnyCommand } from '@titian/core'
import { agencyRef, asc, code, moment, query, ref, technical, unique, words } from '@titian/service'
import { sql } from '@titian/views'
import { type HandoverParty, type Label, type PublicServiceType, publicServiceTypes, type WaitingOn, waitingOn } from '@titian/vocabulary'
import { z } from 'zod'
import { grantDuty } from '../agency/grant-duty.ts'
import { noteDutyLoss } from '../agency/note-duty-loss.ts'
import { theCaseId } from '../fields.ts'
import { acceptReferral } from '../referral/accept-referral.ts'
import { attendHandover } from '../referral/attend-handover.ts'
import { type ReferralTask, referralTasks } from '../referral/codes.ts'
import { completeHandover } from '../referral/complete-handover.ts'
import { completeReferral } from '../referral/complete-referral.ts'
import { redirectReferral } from '../referral/redirect-referral.ts'
import { reviewDisclosure } from '../referral/review-disclosure.ts'
import { workers } from '../referral/workers.ts'
import { dutyTasks } from './duty-tasks.ts'

interface Row {
  readonly referralId: string
  readonly caseId: string | null
  readonly recipientAgencyId: string
  readonly service: PublicServiceType | 'DECIDE_DUTY' | 'DUTY_LOST'
  readonly kind: string
  readonly status: string
  readonly ending: string | null
  readonly requestedAt: string
  readonly dueAt: string | null
  readonly escalatedAt: string | null
  readonly caseworkerId: string | null
  readonly acceptedAt: string | null
  readonly endedAt: string | null
  readonly attended: readonly string[]
  readonly immediateDanger: boolean
  readonly child: boolean
  readonly reviewSetAt: string | null
  readonly reviewDueAt: string | null
  readonly disclosedBy: string | null
}

const doneBy: Readonly<Record<ReferralTask, Pick<AnyCommand, 'name' | 'may'> | undefined>> = {
  ANSWER_REFERRAL: acceptReferral,
  AWAIT_ANSWER: undefined,
  DECIDE_ESCALATED: redirectReferral,
  DECIDE_DUTY: grantDuty,
  DUTY_LOST: noteDutyLoss,
  REDIRECT_REFERRAL: redirectReferral,
  ATTEND_HANDOVER: attendHandover,
  COMPLETE_HANDOVER: completeHandover,
  REVIEW_DISCLOSURE: reviewDisclosure,
  COMPLETE_REFERRAL: completeReferral,
}

interface Task {
  readonly kind: ReferralTask
  readonly label: Label
  readonly since: string
  readonly dueAt?: string | undefined
  readonly waitingOn: WaitingOn
}

/** What waits for an answer or a deed of the one asked, and of the one who asked: each such row is one task. */
const toRecipient = sql`(status in ('requested', 'accepted') or (status = 'handed-over' and kind <> 'TRANSFER'))`
const toSender = sql`(status = 'requested' or (status = 'accepted' and kind = 'TRANSFER')
  or (status = 'ended' and ending = 'rejected' and redirected_to is null and not replaced))`

/** Beside it: a second person of the sender says whether a law may stand where she refused. */
const toReview = sql`review_due_at is not null`

/** What those who work on the case did not see to in time is their supervisor's. */
const overdue = (now: Date) =>
  sql`(escalated_at is not null or case when ending = 'rejected' then redirect_due_at else due_at end <= ${now.toISOString()})`

/** What waits on whom, of the referrals that the asker's agency sent or was asked. Labels name the public service only. */
export const myTasks = query({
  name: 'myTasks',
  byHand: true,
  doc: 'Referrals to answer, one’s own to see to, escalated or rejected ones to redirect, hand-overs to attend, and what others owe an answer to: emergencies first, then children, then what is due first.',
  path: '/my-tasks',
  own: true,
  may: posts(...workers, 'agency-admin'),
  params: z.strictObject({}),
  row: z.strictObject({
    taskId: technical({ id: 'Tugas', en: 'Task' }),
    kind: code(referralTasks, { id: 'Jenis tugas', en: 'Kind of task' }),
    label: words({ id: 'Tugas', en: 'Task' }),
    caseId: theCaseId.optional(),
    resourceId: ref('resource', { id: 'Berkas', en: 'Resource' }),
    dueAt: moment({ id: 'Tenggat', en: 'Due' }).optional(),
    since: moment({ id: 'Sejak', en: 'Since' }),
    waitingOn: code(waitingOn, { id: 'Menunggu', en: 'Waiting on' }),
    agencyId: agencyRef({ id: 'Lembaga yang ditunggu', en: 'Agency that it waits on' }),
    ...taskFields,
  }),
  // The urgency is part of what is asked; whether it is about a child is for those who may know of the case.
  from({ actor, now, visible, notExcluded }) {
    const mine = actor.agencyId
    const columns = sql`referral_id as "referralId", case_id as "caseId", recipient_agency_id as "recipientAgencyId", service, kind, status, ending,
          requested_at as "requestedAt", case when ending = 'rejected' then redirect_due_at else due_at end as "dueAt", escalated_at as "escalatedAt", caseworker_id as "caseworkerId",
          accepted_at as "acceptedAt", ended_at as "endedAt", attended, urgency = 'EMERGENCY' as "immediateDanger",
          (exists (select from child_case k where k.case_id = r.case_id) and ${visible('r.case_id')}) as child`
    return sql`
      select ${columns}, referral_id as "rowId", null as "reviewSetAt", null as "reviewDueAt", null as "disclosedBy"
        from referral r
        where (recipient_agency_id = ${mine} and ${toRecipient} and (caseworker_id is null or caseworker_id = ${actor.userId})
            and ${notExcluded('r.case_id')})
          or (sender_agency_id = ${mine} and recipient_agency_id <> ${mine} and ${toSender} and ${visible('r.case_id')}
            and (not ${actor.post === 'supervisor'}::boolean or requested_by = ${actor.userId} or ${overdue(now)}))
      union all
      select ${columns}, referral_id || ':review', review_set_at, review_due_at, disclosed_by
        from referral r
        where sender_agency_id = ${mine} and ${toReview} and ${visible('r.case_id')}
      union all ${dutyTasks(actor)}`
  },
  order: [...mostUrgentFirst, asc('requestedAt'), unique('rowId')],
  map(row: Row, { actor, now }) {
    const { dueAt, ...task } = taskOf(row, actor)
    return {
      ...task,
      taskId: `${task.kind}:${row.referralId}`,
      ...(row.caseId !== null && { caseId: row.caseId }),
      resourceId: row.referralId,
      ...(dueAt && { dueAt }),
      agencyId: task.waitingOn === 'other' ? row.recipientAgencyId : actor.agencyId,
      immediateDanger: row.immediateDanger,
      child: row.child,
      ...(task.waitingOn !== 'other' && commandFor(actor, doneBy[task.kind], now)),
    }
  },
})

/** "Jawab rujukan: Layanan kesehatan". */
function labelled(kind: ReferralTask, { service }: Row): Label {
  const [task, of] = [referralTasks.label(kind), publicServiceTypes.has(service) ? publicServiceTypes.label(service) : { id: '', en: '' }]
  return { id: `${task.id}: ${of.id}`, en: `${task.en}: ${of.en}` }
}

function taskOf(row: Row, actor: Actor): Task {
  if (row.kind === 'DUTY') return dutyTask(row, actor)
  if (row.reviewDueAt !== null) return reviewersTask(row, row.reviewDueAt, actor)
  return row.recipientAgencyId === actor.agencyId ? recipientsTask(row, actor) : sendersTask(row, actor)
}

const reviewersTask = ({ reviewSetAt, requestedAt, disclosedBy }: Row, dueAt: string, { post, userId }: Actor): Task => ({
  kind: 'REVIEW_DISCLOSURE',
  label: referralTasks.label('REVIEW_DISCLOSURE'),
  since: reviewSetAt ?? requestedAt,
  dueAt,
  waitingOn: post === 'supervisor' && userId !== disclosedBy ? 'me' : 'my-agency',
})

/** About the duty for reports, which is of no case. Who asked waits for another. */
function dutyTask({ service, caseworkerId, requestedAt }: Row, actor: Actor): Task {
  const kind = service === 'DUTY_LOST' ? ('DUTY_LOST' as const) : ('DECIDE_DUTY' as const)
  return { kind, label: referralTasks.label(kind), since: requestedAt, waitingOn: caseworkerId === actor.userId ? 'other' : 'my-agency' }
}

function recipientsTask(row: Row, actor: Actor): Task {
  const who = row.caseworkerId === actor.userId ? 'me' : 'my-agency'
  const since = row.acceptedAt ?? row.requestedAt
  if (row.status === 'requested')
    return {
      kind: 'ANSWER_REFERRAL',
      label: labelled('ANSWER_REFERRAL', row),
      since: row.requestedAt,
      dueAt: row.dueAt ?? undefined,
      waitingOn: 'my-agency',
    }
  if (row.kind === 'TRANSFER')
    return row.attended.includes('RECIPIENT') && row.attended.includes('SENDER')
      ? { kind: 'COMPLETE_HANDOVER', label: referralTasks.label('COMPLETE_HANDOVER'), since, waitingOn: who }
      : attend(row, 'RECIPIENT', who)
  return { kind: 'COMPLETE_REFERRAL', label: labelled('COMPLETE_REFERRAL', row), since, waitingOn: who }
}

function sendersTask(row: Row, actor: Actor): Task {
  const supervisor = actor.post === 'supervisor' ? ('me' as const) : ('my-agency' as const)
  if (row.ending === 'rejected')
    return {
      kind: 'REDIRECT_REFERRAL',
      label: labelled('REDIRECT_REFERRAL', row),
      since: row.endedAt ?? row.requestedAt,
      dueAt: row.dueAt ?? undefined,
      waitingOn: row.escalatedAt === null ? 'my-agency' : supervisor,
    }
  if (row.status === 'requested')
    return row.escalatedAt === null
      ? {
          kind: 'AWAIT_ANSWER',
          label: labelled('AWAIT_ANSWER', row),
          since: row.requestedAt,
          dueAt: row.dueAt ?? undefined,
          waitingOn: 'other',
        }
      : {
          kind: 'DECIDE_ESCALATED',
          label: labelled('DECIDE_ESCALATED', row),
          since: row.escalatedAt,
          dueAt: row.dueAt ?? undefined,
          waitingOn: supervisor,
        }
  return attend(row, 'SENDER', 'my-agency')
}

const attend = (row: Row, party: HandoverParty, who: WaitingOn): Task => ({
  kind: 'ATTEND_HANDOVER',
  label: referralTasks.label('ATTEND_HANDOVER'),
  since: row.acceptedAt ?? row.requestedAt,
  waitingOn: row.attended.includes(party) ? 'other' : who,
})
