import { childCases } from '@titian/case-file'
import type { RecordedEvent } from '@titian/core'
import { type Db, idOf, on, view } from '@titian/views'
import { groundsOf } from '../referral/disclosure.ts'
import { despiteRefusal } from '../referral/disclosure-review.ts'
import type { Redirected, Requested, Widened } from '../referral/events.ts'
import { referral } from '../referral/referral.ts'

/** A row a referral, as it stands. Instants are ISO text, which sorts as they do. */
export const referralsView = view({
  name: 'referrals',
  version: 4,
  sql: `${childCases.sql}
    create table referral (
      referral_id         text primary key,
      case_id             uuid not null,
      person_id           text not null,
      sender_agency_id    text not null,
      requested_by        text not null,
      requested_by_unit   text,
      recipient_agency_id text not null,
      discretion          text not null,
      service             text not null,
      service_type        text not null,
      kind                text not null,
      urgency             text not null,
      status              text not null default 'requested',
      reason              jsonb,
      consent_ids         text[] not null,
      requested_at        text not null,
      due_at              text,
      escalated_at        text,
      caseworker_id       text,
      accepted_at         text,
      ended_at            text,
      ending              text,
      code                text,
      redirect_due_at     text,
      unserved_area       text,
      redirected_to       text,
      replaced            boolean not null default false,
      attended            text[] not null default '{}',
      ended_with_it       text[] not null default '{}',
      despite_refusal     text[] not null default '{}',
      review_set_at       text,
      review_due_at       text,
      disclosed_by        text
    );
    create index referral_recipient on referral (recipient_agency_id, status);
    create index referral_sender on referral (sender_agency_id, status);
    create index referral_sent on referral (sender_agency_id, requested_at desc, referral_id);
    create index referral_case on referral (case_id);
    create index referral_redirected on referral (redirected_to) where redirected_to is not null`,
  handles: [
    childCases.handles,
    on(referral, {
      ReferralRequested: requested,
      ReferralAnswerDue: (event, db) => set(event, db, 'due_at = $2', event.data.dueAt),
      DisclosureWidened: widened,
      DisclosureReviewDue: async (event, db) => {
        await set(event, db, 'review_set_at = $2', event.recordedAt)
        await set(event, db, 'review_due_at = $2', event.data.dueAt)
      },
      DisclosureReviewed: (event, db) => reviewed(event, db, event.data.outcome === 'UPHELD'),
      DisclosureLapsed: (event, db) => reviewed(event, db, false),
      ReferralAccepted: async (event, db) => {
        await set(event, db, `status = 'accepted', accepted_at = $2`, event.recordedAt)
        await set(event, db, 'caseworker_id = $2', event.data.caseworkerId)
      },
      ReferralCaseworkerChanged: (event, db) => set(event, db, 'caseworker_id = $2', event.data.caseworkerId),
      ReferralSenderChanged: (event, db) => set(event, db, 'sender_agency_id = $2', event.data.senderAgencyId),
      ReferralRejected: async (event, db) => {
        await ended(event, db, 'rejected')
        await set(event, db, 'code = $2', event.data.code)
        await set(event, db, 'redirect_due_at = $2', event.data.dueAt)
      },
      RejectionEscalated: (event, db) => set(event, db, 'escalated_at = $2', event.recordedAt),
      NeedUnserved: (event, db) => set(event, db, 'unserved_area = $2', event.data.area),
      ReferralRedirected: redirected,
      ReferralEscalated: (event, db) => set(event, db, 'escalated_at = $2', event.recordedAt),
      ReferralCancelled: (event, db) => ended(event, db, 'cancelled'),
      HandoverAttended: async (event, db) => {
        const { party, endedWithIt } = event.data
        await set(event, db, 'attended = array_append(attended, $2::text)', party)
        if (endedWithIt) await db.query('update referral set ended_with_it = $2 where referral_id = $1', [idOf(event.stream), endedWithIt])
      },
      HandoverCompleted: (event, db) => set(event, db, 'status = $2', 'handed-over'),
      HandoverFailed: (event, db) => set(event, db, `status = $2, attended = '{}', ended_with_it = '{}'`, 'accepted'),
      ReferralCompleted: async (event, db) => {
        await ended(event, db, 'completed')
        await set(event, db, 'code = $2', event.data.outcome)
      },
    }),
  ],
})

async function set({ stream }: { stream: string }, db: Db, assignment: string, value: string): Promise<void> {
  await db.query(`update referral set ${assignment} where referral_id = $1`, [idOf(stream), value])
}

async function requested({ stream, data, recordedAt, meta }: RecordedEvent<Requested>, db: Db): Promise<void> {
  const {
    caseId,
    personId,
    senderAgencyId,
    recipientAgencyId,
    discretion,
    service,
    serviceType,
    kind,
    urgency,
    reason,
    disclosedCategories,
    consentIds,
    byLaw,
    basis,
  } = data
  // A new request for the same service takes the place of what was rejected: nobody has to redirect that any more.
  await db.query(`update referral set replaced = true where case_id = $1 and service_type = $2 and ending = 'rejected'`, [caseId, serviceType])
  // What the system opens for a redirection stays whose it was.
  await db.query(
    `insert into referral (referral_id, case_id, person_id, sender_agency_id, recipient_agency_id, discretion, service, service_type, kind, urgency, reason, consent_ids, requested_at, requested_by, requested_by_unit, despite_refusal, disclosed_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,
       coalesce((select requested_by from referral where redirected_to = $1), $14), coalesce((select requested_by_unit from referral where redirected_to = $1), $15), $16, $14)`,
    [
      idOf(stream),
      caseId,
      personId,
      senderAgencyId,
      recipientAgencyId,
      discretion,
      service,
      serviceType,
      kind,
      urgency,
      reason && disclosedCategories.includes('psychosocial') ? JSON.stringify(reason) : null,
      consentIds,
      recordedAt,
      meta.actor.userId,
      meta.actor.unitId,
      despiteRefusal(groundsOf(disclosedCategories, byLaw, basis)),
    ],
  )
}

/** What rests on a law that stands where she refuses, and who saw to it. */
async function widened(event: RecordedEvent<Widened>, db: Db): Promise<void> {
  const { disclosedCategories, byLaw, basis, consentIds } = event.data
  await db.query(
    `update referral set disclosed_by = $2, consent_ids = consent_ids || $3::text[],
        despite_refusal = array(select unnest(despite_refusal) except select unnest($4::text[])) || $5::text[] where referral_id = $1`,
    [idOf(event.stream), event.meta.actor.userId, consentIds, disclosedCategories, despiteRefusal(groundsOf(disclosedCategories, byLaw, basis))],
  )
}

async function reviewed({ stream }: RecordedEvent, db: Db, upheld: boolean): Promise<void> {
  await db.query(
    `update referral set review_set_at = null, review_due_at = null, despite_refusal = case when $2 then despite_refusal else '{}' end
      where referral_id = $1`,
    [idOf(stream), upheld],
  )
}

function redirected(event: RecordedEvent<Redirected>, db: Db): Promise<void> {
  return set(event, db, 'redirected_to = $2', event.data.toReferralId)
}

async function ended(event: RecordedEvent, db: Db, ending: string): Promise<void> {
  await set(event, db, `status = 'ended', ended_at = $2`, event.recordedAt)
  await set(event, db, 'ending = $2', ending)
}
