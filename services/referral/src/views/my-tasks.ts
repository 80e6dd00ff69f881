import { posts } from '@titian/access'
import type { Actor } from '@titian/core'
import { agencyRef, code, moment, query, technical, words } from '@titian/service'
import { type HandoverParty, type Label, type PublicServiceType, publicServiceTypes, type WaitingOn, waitingOn } from '@titian/vocabulary'
import { z } from 'zod'
import { theCaseId, theReferralId } from '../fields.ts'
import { type ReferralTask, referralTasks } from '../referral/codes.ts'
import { workers } from '../referral/workers.ts'
import { notExcluded, parameters } from './excluded.ts'

interface Row {
  readonly referral_id: string
  readonly case_id: string
  readonly sender_agency_id: string
  readonly recipient_agency_id: string
  readonly service: PublicServiceType
  readonly kind: string
  readonly status: string
  readonly ending: string | null
  readonly requested_at: string
  readonly due_at: string | null
  readonly escalated_at: string | null
  readonly caseworker_id: string | null
  readonly accepted_at: string | null
  readonly ended_at: string | null
  readonly attended: readonly string[]
}

interface Task {
  readonly kind: ReferralTask
  readonly label: Label
  readonly since: string
  readonly dueAt?: string | undefined
  readonly waitingOn: WaitingOn
}

/** What waits on whom, of the referrals that the asker's agency sent or was asked. Labels name the public service only. */
export const myTasks = query({
  name: 'myTasks',
  doc: 'Referrals to answer, escalated or rejected ones to redirect, hand-overs to attend, and what others owe an answer to.',
  path: '/my-tasks',
  own: true,
  may: posts(...workers),
  params: z.strictObject({}),
  row: z.strictObject({
    taskId: technical({ id: 'Tugas', en: 'Task' }),
    kind: code(referralTasks, { id: 'Jenis tugas', en: 'Kind of task' }),
    label: words({ id: 'Tugas', en: 'Task' }),
    caseId: theCaseId,
    resourceId: theReferralId,
    dueAt: moment({ id: 'Tenggat', en: 'Due' }).optional(),
    since: moment({ id: 'Sejak', en: 'Since' }),
    waitingOn: code(waitingOn, { id: 'Menunggu', en: 'Waiting on' }),
    agencyId: agencyRef({ id: 'Lembaga yang ditunggu', en: 'Agency that it waits on' }),
  }),
  async run(db, _, { actor, now, visible }) {
    const { values, add } = parameters()
    const mine = add(actor.agencyId)
    const { rows } = await db.query<Row>(
      `select referral_id, case_id, sender_agency_id, recipient_agency_id, service, kind, status, ending, requested_at, due_at, escalated_at,
              caseworker_id, accepted_at, ended_at, attended
         from referral r
        where ${mine} in (sender_agency_id, recipient_agency_id)
          and (status <> 'ended' or (ending = 'rejected' and redirected_to is null and not replaced))
          and case when recipient_agency_id = ${mine} then ${notExcluded(actor, now, add)} else ${visible('r.case_id', add)} end
        order by due_at nulls last, requested_at, referral_id`,
      values,
    )
    return rows.flatMap((row) => {
      const task = row.recipient_agency_id === actor.agencyId ? recipientsTask(row, actor) : sendersTask(row, actor)
      if (task === undefined) return []
      const { dueAt, ...rest } = task
      return [
        {
          ...rest,
          taskId: `${task.kind}:${row.referral_id}`,
          caseId: row.case_id,
          resourceId: row.referral_id,
          ...(dueAt && { dueAt }),
          agencyId: task.waitingOn === 'other' ? row.recipient_agency_id : actor.agencyId,
        },
      ]
    })
  },
})

/** "Jawab rujukan: Layanan kesehatan". */
function labelled(kind: ReferralTask, { service }: Row): Label {
  const [task, of] = [referralTasks.label(kind), publicServiceTypes.label(service)]
  return { id: `${task.id}: ${of.id}`, en: `${task.en}: ${of.en}` }
}

function recipientsTask(row: Row, actor: Actor): Task | undefined {
  const who = row.caseworker_id === actor.userId ? 'me' : 'my-agency'
  const since = row.accepted_at ?? row.requested_at
  if (row.status === 'requested')
    return {
      kind: 'ANSWER_REFERRAL',
      label: labelled('ANSWER_REFERRAL', row),
      since: row.requested_at,
      dueAt: row.due_at ?? undefined,
      waitingOn: 'my-agency',
    }
  if (row.status === 'accepted' && row.kind === 'TRANSFER')
    return row.attended.includes('RECIPIENT') && row.attended.includes('SENDER')
      ? { kind: 'COMPLETE_HANDOVER', label: referralTasks.label('COMPLETE_HANDOVER'), since, waitingOn: who }
      : attend(row, 'RECIPIENT', who)
  if (row.kind !== 'TRANSFER' && (row.status === 'accepted' || row.status === 'handed-over'))
    return { kind: 'COMPLETE_REFERRAL', label: labelled('COMPLETE_REFERRAL', row), since, waitingOn: who }
  return undefined
}

function sendersTask(row: Row, actor: Actor): Task | undefined {
  const supervisor = actor.post === 'supervisor' ? ('me' as const) : ('my-agency' as const)
  if (row.ending === 'rejected')
    return {
      kind: 'REDIRECT_REFERRAL',
      label: labelled('REDIRECT_REFERRAL', row),
      since: row.ended_at ?? row.requested_at,
      waitingOn: 'my-agency',
    }
  if (row.status === 'requested')
    return row.escalated_at === null
      ? {
          kind: 'AWAIT_ANSWER',
          label: labelled('AWAIT_ANSWER', row),
          since: row.requested_at,
          dueAt: row.due_at ?? undefined,
          waitingOn: 'other',
        }
      : {
          kind: 'DECIDE_ESCALATED',
          label: labelled('DECIDE_ESCALATED', row),
          since: row.escalated_at,
          dueAt: row.due_at ?? undefined,
          waitingOn: supervisor,
        }
  if (row.status === 'accepted' && row.kind === 'TRANSFER') return attend(row, 'SENDER', 'my-agency')
  return undefined
}

const attend = (row: Row, party: HandoverParty, who: WaitingOn): Task => ({
  kind: 'ATTEND_HANDOVER',
  label: referralTasks.label('ATTEND_HANDOVER'),
  since: row.accepted_at ?? row.requested_at,
  waitingOn: row.attended.includes(party) ? 'other' : who,
})
