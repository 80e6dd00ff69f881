import { childCases } from '@titian/case-file'
import type { RecordedEvent } from '@titian/core'
import { type Db, idOf, on, view } from '@titian/views'
import { plan } from '../plan/plan.ts'
import { reintegration } from '../reintegration/reintegration.ts'
import { discretionOf } from '../service/codes.ts'
import type { Scheduled } from '../service/events.ts'
import { supportService } from '../service/service.ts'

/** A row for each plan, service, reintegration and follow-up, as it stands. Instants are ISO text, which sorts as they do. */
export const supportView = view({
  name: 'support',
  version: 3,
  sql: `${childCases.sql}
    create table support_item (
      resource_id  text not null,
      item_id      text not null default '',
      kind         text not null,
      case_id      uuid not null,
      agency_id    text not null,
      status       text not null,
      since        text not null,
      due_at       text,
      rule         text,
      written_by   text,
      discretion   text not null default 'open',
      service      text,
      service_type text,
      immediate    boolean not null default false,
      escalated    boolean not null default false,
      primary key (resource_id, item_id)
    );
    create index support_item_case on support_item (case_id);
    create index support_item_agency on support_item (agency_id, status)`,
  handles: [
    childCases.handles,
    on(plan, {
      PlanDrafted: async ({ stream, recordedAt, meta, data: { caseId, agencyId } }, db) => {
        await db.query(
          `insert into support_item (resource_id, kind, case_id, agency_id, status, since, written_by) values ($1, 'PLAN', $2, $3, 'drafted', $4, $5)`,
          [idOf(stream), caseId, agencyId, recordedAt, meta.actor.userId],
        )
      },
      PlanRevised: async (event, db) => {
        await becomes('drafted', event, db)
        await db.query('update support_item set written_by = $2, due_at = null, escalated = false where resource_id = $1', [
          idOf(event.stream),
          event.meta.actor.userId,
        ])
      },
      PlanAgreed: agreed,
      PlanAgreedInBestInterest: agreed,
      PlanApprovalEscalated: async ({ stream }, db) => {
        await db.query('update support_item set escalated = true where resource_id = $1', [idOf(stream)])
      },
      PlanApproved: (event, db) => becomes('approved', event, db),
      PlanCompleted: (event, db) => becomes('completed', event, db),
      PlanDiscarded: (event, db) => becomes('discarded', event, db),
    }),
    on(supportService, {
      ServiceScheduled: scheduled,
      ServiceCorrected: async ({ stream, data: { service, serviceType, scheduledFor } }, db) => {
        await db.query('update support_item set service = $2, service_type = $3, discretion = $4, due_at = $5 where resource_id = $1', [
          idOf(stream),
          service,
          serviceType,
          discretionOf(serviceType),
          scheduledFor,
        ])
      },
      ServiceReopened: (event, db) => becomes('scheduled', event, db),
      ServiceDelivered: (event, db) => becomes('delivered', event, db),
      ServiceMissed: (event, db) => becomes('missed', event, db),
      ServiceCancelled: (event, db) => becomes('cancelled', event, db),
    }),
    on(reintegration, {
      ReintegrationPlanned: async ({ stream, recordedAt, data: { caseId, agencyId } }, db) => {
        await db.query(
          `insert into support_item (resource_id, kind, case_id, agency_id, status, since) values ($1, 'REINTEGRATION', $2, $3, 'open', $4)`,
          [idOf(stream), caseId, agencyId, recordedAt],
        )
      },
      FollowUpDue: async ({ stream, recordedAt, data: { deadlineId, dueAt, rule } }, db) => {
        await db.query(
          `insert into support_item (resource_id, item_id, kind, case_id, agency_id, status, since, due_at, rule)
           select resource_id, $2, 'FOLLOW_UP', case_id, agency_id, 'due', $3, $4, $5 from support_item where resource_id = $1 and item_id = ''`,
          [idOf(stream), deadlineId, recordedAt, dueAt, rule],
        )
      },
      FollowUpConducted: (event, db) => becomes('conducted', event, db, event.data.deadlineId),
      FollowUpMissed: (event, db) => becomes('missed', event, db, event.data.deadlineId),
      FollowUpWaived: (event, db) => becomes('waived', event, db, event.data.deadlineId),
      ReintegrationCompleted: (event, db) => becomes('completed', event, db),
      // Nobody follows up any more.
      ReintegrationEnded: async (event, db) => {
        await db.query(`update support_item set status = 'waived', since = $2 where resource_id = $1 and status in ('due', 'missed')`, [
          idOf(event.stream),
          event.recordedAt,
        ])
        await becomes('discarded', event, db)
      },
    }),
  ],
})

async function becomes(status: string, { stream, recordedAt }: RecordedEvent, db: Db, itemId = ''): Promise<void> {
  await db.query('update support_item set status = $3, since = $4 where resource_id = $1 and item_id = $2', [
    idOf(stream),
    itemId,
    status,
    recordedAt,
  ])
}

async function agreed(event: RecordedEvent<{ readonly dueAt: string }>, db: Db): Promise<void> {
  await becomes('agreed', event, db)
  await db.query('update support_item set due_at = $2 where resource_id = $1', [idOf(event.stream), event.data.dueAt])
}

async function scheduled({ stream, recordedAt, data }: RecordedEvent<Scheduled>, db: Db): Promise<void> {
  const { caseId, agencyId, service, serviceType, scheduledFor, urgency } = data
  await db.query(
    `insert into support_item (resource_id, kind, case_id, agency_id, status, since, due_at, discretion, service, service_type, immediate)
     values ($1, 'SERVICE', $2, $3, 'scheduled', $4, $5, $6, $7, $8, $9)`,
    [idOf(stream), caseId, agencyId, recordedAt, scheduledFor, discretionOf(serviceType), service, serviceType, urgency === 'IMMEDIATE'],
  )
}
