import { posts } from '@titian/access'
import type { Actor } from '@titian/core'
import { query } from '@titian/service-kit'
import { type Label, type PublicServiceType, publicServiceTypes } from '@titian/vocabulary'
import { z } from 'zod'
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
  readonly kind: string
  readonly label: Label
  readonly since: string
  readonly dueAt?: string | undefined
  readonly waitingOn: 'me' | 'my-agency' | 'other'
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

function recipientsTask(row: Row, actor: Actor): Task | undefined {
  const of = publicServiceTypes.label(row.service)
  const waitingOn = row.caseworker_id === actor.userId ? ('me' as const) : ('my-agency' as const)
  const since = row.accepted_at ?? row.requested_at
  if (row.status === 'requested')
    return {
      kind: 'ANSWER_REFERRAL',
      label: { id: `Jawab rujukan: ${of.id}`, en: `Answer referral: ${of.en}` },
      since: row.requested_at,
      dueAt: row.due_at ?? undefined,
      waitingOn: 'my-agency',
    }
  if (row.status === 'accepted' && row.kind === 'TRANSFER')
    return row.attended.includes('RECIPIENT') && row.attended.includes('SENDER')
      ? { kind: 'COMPLETE_HANDOVER', label: { id: 'Selesaikan serah terima', en: 'Complete the hand-over' }, since, waitingOn }
      : attend(row, 'RECIPIENT', waitingOn)
  if (row.kind !== 'TRANSFER' && (row.status === 'accepted' || row.status === 'handed-over'))
    return { kind: 'COMPLETE_REFERRAL', label: { id: `Tindak lanjuti rujukan: ${of.id}`, en: `Follow up referral: ${of.en}` }, since, waitingOn }
  return undefined
}

function sendersTask(row: Row, actor: Actor): Task | undefined {
  const of = publicServiceTypes.label(row.service)
  const supervisor = actor.post === 'supervisor' ? ('me' as const) : ('my-agency' as const)
  if (row.ending === 'rejected')
    return {
      kind: 'REDIRECT_REFERRAL',
      label: { id: `Rujukan ditolak, alihkan: ${of.id}`, en: `Referral rejected, redirect: ${of.en}` },
      since: row.ended_at ?? row.requested_at,
      waitingOn: 'my-agency',
    }
  if (row.status === 'requested')
    return row.escalated_at === null
      ? {
          kind: 'AWAIT_ANSWER',
          label: { id: `Menunggu jawaban rujukan: ${of.id}`, en: `Awaiting the answer to a referral: ${of.en}` },
          since: row.requested_at,
          dueAt: row.due_at ?? undefined,
          waitingOn: 'other',
        }
      : {
          kind: 'DECIDE_ESCALATED',
          label: { id: `Rujukan tidak dijawab, putuskan: ${of.id}`, en: `Referral unanswered, decide: ${of.en}` },
          since: row.escalated_at,
          dueAt: row.due_at ?? undefined,
          waitingOn: supervisor,
        }
  if (row.status === 'accepted' && row.kind === 'TRANSFER') return attend(row, 'SENDER', 'my-agency')
  return undefined
}

const attend = (row: Row, party: 'SENDER' | 'RECIPIENT', waitingOn: 'me' | 'my-agency'): Task => ({
  kind: 'ATTEND_HANDOVER',
  label: { id: 'Hadiri serah terima', en: 'Attend the hand-over' },
  since: row.accepted_at ?? row.requested_at,
  waitingOn: row.attended.includes(party) ? 'other' : waitingOn,
})
