import type { RecordedEvent } from '@titian/core'
import { type Db, idOf, on, view } from '@titian/views'
import { type AgeBand, type Code, codeList, isTreatedAsChild } from '@titian/vocabulary'
import { theCase } from '../case/case.ts'
import { dueFrom } from '../clock.ts'
import { consent } from '../consent/consent.ts'
import { aboutWhom, report } from '../report/report.ts'

export const taskKinds = codeList('intake-task', {
  REPORT_TRIAGE: { id: 'Laporan menunggu ditelaah', en: 'Report waits for triage' },
  REPORT_DECISION: { id: 'Laporan menunggu keputusan', en: 'Report waits for a decision' },
  DISMISSAL_SECOND_PERSON: { id: 'Penutupan laporan menunggu orang kedua', en: 'Dismissal waits for a second person' },
  LINKED_REPORT: { id: 'Laporan baru tentang orang dalam kasus ini', en: 'New report about the person of this case' },
  CASEWORKER_NEEDED: { id: 'Kasus dipegang supervisor: tunjuk pendamping', en: 'Case is with the supervisor: name a caseworker' },
  CASE_RESCUE: { id: 'Kasus tanpa pendamping: tunjuk pengganti', en: 'Case without a caseworker: name another' },
  CLOSURE_DECISION: { id: 'Penutupan kasus menunggu supervisor', en: 'Closure waits for a supervisor' },
  CONSENT_CONFIRMATION: { id: 'Persetujuan perlu ditegaskan secara pribadi', en: 'Consent is to be confirmed in private' },
  PRESSURE_CHECK: { id: 'Tanyakan secara pribadi apakah ada tekanan', en: 'Ask in private whether there was pressure' },
  UNDO_SECOND_PERSON: { id: 'Pembatalan kasus menunggu orang kedua', en: 'Undoing the case waits for a second person' },
})
export type TaskKind = Code<typeof taskKinds>

interface Task {
  readonly taskId: string
  readonly kind: TaskKind
  readonly caseId?: string
  readonly resourceId: string
  readonly agencyId: string
  /** Whose own it is. */
  readonly userId?: string
  /** Who has done their part: a second person is waited for. */
  readonly notUserId?: string
  readonly since: string
  readonly dueAt?: string
}

async function begin(db: Db, task: Task): Promise<void> {
  const { taskId, kind, caseId = null, resourceId, agencyId, userId = null, notUserId = null, since, dueAt = null } = task
  await db.query(
    `insert into task (task_id, kind, case_id, resource_id, agency_id, user_id, not_user_id, since, due_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (task_id, agency_id) do nothing`,
    [taskId, kind, caseId, resourceId, agencyId, userId, notUserId, since, dueAt],
  )
}
const end = async (db: Db, kind: TaskKind, id: string): Promise<void> => {
  await db.query('delete from task where task_id = $1', [taskIdOf(kind, id)])
}
const taskIdOf = (kind: TaskKind, id: string): string => `${kind}:${id}`

/** What the desk has to do is done; that a caseworker was told stays theirs to see to, unless the report is in a case now. */
const endReport = async ({ stream }: RecordedEvent, db: Db): Promise<void> => {
  await db.query(`delete from task where resource_id = $1 and kind <> 'LINKED_REPORT'`, [idOf(stream)])
}
const endReportInCase = async ({ stream }: RecordedEvent, db: Db): Promise<void> => {
  await db.query('delete from task where resource_id = $1', [idOf(stream)])
  await db.query('delete from task_about where about_id = $1', [idOf(stream)])
}

type GoesOn = RecordedEvent<{ readonly agencyId?: string | undefined; readonly dueAt?: string | undefined }>

/** The tasks of a report at one more desk, as they stand at the others. */
const alsoAt = async (db: Db, reportId: string, agencyId: string | undefined): Promise<void> => {
  if (agencyId === undefined) return
  await db.query(
    `insert into task (task_id, kind, case_id, resource_id, agency_id, not_user_id, since, due_at, escalated)
      select distinct on (task_id) task_id, kind, case_id, resource_id, $2, not_user_id, since, due_at, escalated from task
        where resource_id = $1 and kind <> 'LINKED_REPORT' on conflict (task_id, agency_id) do nothing`,
    [reportId, agencyId],
  )
}
const escalate = async (db: Db, { stream, data: { agencyId, dueAt } }: GoesOn, kinds: readonly TaskKind[]): Promise<void> => {
  // What nobody is left to be told of keeps the hour that it was due.
  await db.query('update task set escalated = true, due_at = coalesce($3, due_at) where resource_id = $1 and kind = any($2::text[])', [
    idOf(stream),
    kinds,
    dueAt ?? null,
  ])
  await alsoAt(db, idOf(stream), agencyId)
}

interface About {
  readonly caseNumber?: string
  readonly immediateDanger: boolean
  readonly ageBand: AgeBand | undefined
  readonly reservedCaseId?: string
}
const learn = async (db: Db, id: string, { caseNumber, immediateDanger, ageBand = 'UNKNOWN', reservedCaseId }: About): Promise<void> => {
  await db.query('insert into task_about (about_id, case_number, immediate_danger, child, reserved_case_id) values ($1, $2, $3, $4, $5)', [
    id,
    caseNumber ?? null,
    immediateDanger,
    isTreatedAsChild(ageBand),
    reservedCaseId ?? null,
  ])
}
const endClosure = ({ stream }: RecordedEvent, db: Db): Promise<void> => end(db, 'CLOSURE_DECISION', idOf(stream))
const endNaming = async ({ stream }: RecordedEvent, db: Db): Promise<void> => {
  await end(db, 'CASEWORKER_NEEDED', idOf(stream))
  await end(db, 'CASE_RESCUE', idOf(stream))
}
const endPressureCheck = ({ data }: RecordedEvent<{ deadlineId: string }>, db: Db): Promise<void> => end(db, 'PRESSURE_CHECK', data.deadlineId)
const endConfirmation = ({ data }: RecordedEvent<{ consentId: string }>, db: Db): Promise<void> => end(db, 'CONSENT_CONFIRMATION', data.consentId)

/** What waits for someone: begun and ended by events, so that nobody keeps a list. */
export const tasks = view({
  name: 'tasks',
  version: 4,
  sql: `
    create table task (
      task_id text not null,
      kind text not null,
      case_id uuid,
      resource_id uuid not null,
      agency_id text not null,
      user_id text,
      not_user_id text,
      since text not null,
      due_at text,
      -- Nobody saw to it in time: it is the supervisor's now.
      escalated boolean not null default false,
      -- The same task stands at each desk that has it.
      constraint task_pk primary key (task_id, agency_id)
    );
    create index task_agency on task (agency_id);
    create index task_resource on task (resource_id);
    create index task_case on task (case_id) where case_id is not null;
    -- What makes a task urgent: of the open report, or of the case, that it is about.
    create table task_about (
      about_id uuid primary key,
      case_number text,
      immediate_danger boolean not null,
      child boolean not null,
      -- The case that a report may become: from which somebody may be shut out already.
      reserved_case_id uuid,
      duty_agency_id text
    );`,
  handles: [
    on(report, {
      ReportReceived: async ({ stream, data, recordedAt }, db) => {
        const id = idOf(stream)
        await begin(db, {
          taskId: taskIdOf('REPORT_TRIAGE', id),
          kind: 'REPORT_TRIAGE',
          resourceId: id,
          agencyId: data.dutyAgencyId,
          since: recordedAt,
          dueAt: data.dueAt,
        })
        await learn(db, id, { immediateDanger: data.immediateDanger, ageBand: aboutWhom(data)?.ageBand, reservedCaseId: data.caseId })
        await db.query('update task_about set duty_agency_id = $2 where about_id = $1', [id, data.dutyAgencyId])
      },
      ReportTriaged: async ({ stream, data, recordedAt }, db) => {
        await db.query('update task_about set immediate_danger = $2 where about_id = $1', [idOf(stream), data.immediateDanger])
        // The same task goes on under another name: with the agencies that had it, and no supervisor's until the new hours are over.
        await db.query(
          `update task set task_id = $2, kind = 'REPORT_DECISION', due_at = coalesce($4, due_at),
              since = case kind when 'REPORT_TRIAGE' then $3 else since end, escalated = escalated and kind <> 'REPORT_TRIAGE'
            where task_id in ($1, $2)`,
          [taskIdOf('REPORT_TRIAGE', idOf(stream)), taskIdOf('REPORT_DECISION', idOf(stream)), recordedAt, data.dueAt ?? null],
        )
      },
      // What was proposed at the desk before does not bind this one, which may have the report beside it already.
      DutyMoved: async ({ stream, data: { dutyAgencyId } }, db) => {
        const id = idOf(stream)
        await end(db, 'DISMISSAL_SECOND_PERSON', id)
        const old = `(select duty_agency_id from task_about where about_id = $1)`
        await db.query(`delete from task where resource_id = $1 and agency_id = $2 and kind <> 'LINKED_REPORT'`, [id, dutyAgencyId])
        await db.query(`update task set agency_id = $2 where resource_id = $1 and agency_id = ${old} and kind <> 'LINKED_REPORT'`, [id, dutyAgencyId])
        await db.query('update task_about set duty_agency_id = $2 where about_id = $1', [id, dutyAgencyId])
      },
      ReportEscalated: (event, db) => escalate(db, event, ['REPORT_TRIAGE', 'REPORT_DECISION']),
      DismissalProposed: async ({ stream, data, recordedAt, meta }, db) => {
        const id = idOf(stream)
        // At each desk that has the report: the second person may sit at any of them.
        await db.query(
          `insert into task (task_id, kind, resource_id, agency_id, not_user_id, since, due_at)
            select $2, 'DISMISSAL_SECOND_PERSON', resource_id, agency_id, $3, $4, $5 from task
              where resource_id = $1 and kind in ('REPORT_TRIAGE', 'REPORT_DECISION') on conflict (task_id, agency_id) do nothing`,
          [id, taskIdOf('DISMISSAL_SECOND_PERSON', id), meta.actor.userId, recordedAt, data.dueAt],
        )
      },
      DismissalEscalated: (event, db) => escalate(db, event, ['DISMISSAL_SECOND_PERSON']),
      // The report tells whose the case is: a caseworker who is named later has the task as well.
      ReportLinked: async ({ stream, data: { linked }, recordedAt }, db) => {
        if (!linked) return
        const id = idOf(stream)
        const { rows } = await db.query<{ danger: boolean }>('select immediate_danger as danger from task_about where about_id = $1', [id])
        const { dueAt } = dueFrom(rows[0]?.danger ? 'REPORT-DANGER-SUPERVISOR' : 'REPORT-CHILD-SUPERVISOR', new Date(recordedAt), undefined)
        const taskId = `${taskIdOf('LINKED_REPORT', id)}:${linked.caseId}`
        await db.query('delete from task where task_id = $1', [taskId])
        const { caseId, agencyId, caseworkerId: userId } = linked
        await begin(db, { taskId, kind: 'LINKED_REPORT', caseId, resourceId: id, agencyId, ...(userId && { userId }), since: recordedAt, dueAt })
      },
      DismissalObjected: ({ stream }, db) => end(db, 'DISMISSAL_SECOND_PERSON', idOf(stream)),
      ReportDismissed: endReport,
      ReportConverted: endReportInCase,
      ReportTakenUp: endReportInCase,
      ReportReopened: async ({ stream, recordedAt, data: { dutyAgencyId: agencyId, immediateDanger, ageBand, dueAt } }, db) => {
        const id = idOf(stream)
        await begin(db, { taskId: taskIdOf('REPORT_DECISION', id), kind: 'REPORT_DECISION', resourceId: id, agencyId, since: recordedAt, dueAt })
        await learn(db, id, { immediateDanger, ageBand })
        await db.query('update task_about set duty_agency_id = $2 where about_id = $1', [id, agencyId])
      },
    }),
    on(theCase, {
      // Nobody says when the danger of a case is over: what is urgent about it are the needs and services that follow.
      CaseOpened: ({ data: { caseId, caseNumber, ageBand } }, db) => learn(db, caseId, { caseNumber, immediateDanger: false, ageBand }),
      CaseClosureRequested: async ({ stream, data, recordedAt, meta }, db) => {
        const caseId = idOf(stream)
        await begin(db, {
          taskId: taskIdOf('CLOSURE_DECISION', caseId),
          kind: 'CLOSURE_DECISION',
          caseId,
          resourceId: caseId,
          agencyId: meta.actor.agencyId,
          notUserId: meta.actor.userId,
          since: recordedAt,
          dueAt: data.secondPerson.dueAt,
        })
      },
      AgeBandChanged: async ({ stream, data: { ageBand } }, db) => {
        await db.query('update task_about set child = $2 where about_id = $1', [idOf(stream), isTreatedAsChild(ageBand)])
      },
      ConversionUndoProposed: async ({ stream, recordedAt, meta }, db) => {
        const caseId = idOf(stream)
        await begin(db, {
          taskId: taskIdOf('UNDO_SECOND_PERSON', caseId),
          kind: 'UNDO_SECOND_PERSON',
          caseId,
          resourceId: caseId,
          agencyId: meta.actor.agencyId,
          notUserId: meta.actor.userId,
          since: recordedAt,
          dueAt: dueFrom('SECOND-PERSON', new Date(recordedAt), undefined).dueAt,
        })
      },
      ConversionUndone: async ({ stream }, db) => {
        await db.query('delete from task where case_id = $1', [idOf(stream)])
        await db.query('delete from task_about where about_id = $1', [idOf(stream)])
      },
      ClosureEscalated: async ({ stream }, db) => {
        await db.query('update task set escalated = true where task_id = $1', [taskIdOf('CLOSURE_DECISION', idOf(stream))])
      },
      CaseLeftToSupervisor: async ({ stream, data, recordedAt }, db) => {
        const caseId = idOf(stream)
        const task = { caseId, resourceId: caseId, since: recordedAt }
        await db.query('update task set user_id = null where case_id = $1', [caseId])
        await begin(db, { ...task, taskId: taskIdOf('CASEWORKER_NEEDED', caseId), kind: 'CASEWORKER_NEEDED', agencyId: data.agencyId })
      },
      RescueAsked: async ({ stream, data, recordedAt }, db) => {
        const caseId = idOf(stream)
        await end(db, 'CASE_RESCUE', caseId)
        const task = { caseId, resourceId: caseId, since: recordedAt }
        await begin(db, { ...task, taskId: taskIdOf('CASE_RESCUE', caseId), kind: 'CASE_RESCUE', agencyId: data.deskAgencyId })
      },
      CaseworkerAssigned: endNaming,
      AccountabilityTransferred: async (event, db) => {
        await endNaming(event, db)
        // What was a person's is the new caseworker's.
        await db.query('update task set agency_id = $2, user_id = case when user_id is null then null else $3 end where case_id = $1', [
          idOf(event.stream),
          event.data.to,
          event.data.caseworkerId,
        ])
      },
      CaseworkerBack: endNaming,
      ClosureWithdrawn: endClosure,
      ClosureLapsed: endClosure,
      CaseClosed: async (event, db) => {
        await endClosure(event, db)
        await endNaming(event, db)
      },
    }),
    on(consent, {
      ConsentConfirmationDue: async ({ stream, data, recordedAt, meta }, db) => {
        await begin(db, {
          taskId: taskIdOf('CONSENT_CONFIRMATION', data.consentId),
          kind: 'CONSENT_CONFIRMATION',
          ...(meta.caseId && { caseId: meta.caseId }),
          resourceId: idOf(stream),
          agencyId: meta.actor.agencyId,
          userId: meta.actor.userId,
          since: recordedAt,
          dueAt: data.dueAt,
        })
      },
      PressureCheckDue: async ({ stream, data: { deadlineId, dueAt }, recordedAt, meta }, db) => {
        await begin(db, {
          taskId: taskIdOf('PRESSURE_CHECK', deadlineId),
          kind: 'PRESSURE_CHECK',
          ...(meta.caseId && { caseId: meta.caseId }),
          resourceId: idOf(stream),
          agencyId: meta.actor.agencyId,
          userId: meta.actor.userId,
          since: recordedAt,
          dueAt,
        })
      },
      PressureChecked: endPressureCheck,
      // Nobody asked in time: it is anybody's of the agency now, its supervisor's first.
      PressureCheckMissed: async ({ data: { deadlineId } }, db) => {
        await db.query('update task set user_id = null where task_id = $1', [taskIdOf('PRESSURE_CHECK', deadlineId)])
      },
      ConsentCorrected: endConfirmation,
      ConsentConfirmed: endConfirmation,
      ConsentLapsed: endConfirmation,
      ConsentWithdrawn: endConfirmation,
    }),
  ],
})
