import type { RecordedEvent } from '@titian/core'
import { type Db, type View, view } from '@titian/views'
import type { ConsentAnswer } from '../facts/consent.ts'

const answered = (state: 'given' | 'refused') => async (event: RecordedEvent, db: Db) => {
  const { consentId, personId, caseId, purpose, categories, recipientAgencyId, validUntil } = event.data as ConsentAnswer
  // What was refused or taken back stays so for the categories that this answer does not name: a yes to a name is no yes to where she lives. What
  // was agreed to before goes on as well, where this is a yes to something more.
  await db.query(
    `with ended as (
       update consent_answer set to_at = $1 where person_id = $2 and purpose = $3 and recipient_agency_id = $4 and to_at is null returning *
     )
     insert into consent_answer (consent_id, state, person_id, case_id, purpose, categories, recipient_agency_id, from_at, valid_until)
     select consent_id, state, person_id, case_id, purpose, rest, recipient_agency_id, $1, valid_until
       from ended cross join lateral (select array(select unnest(categories) except select unnest($5::text[])) as rest) as left_over
      where (state <> 'given' or $6 = 'given') and cardinality(rest) > 0`,
    [event.recordedAt, personId, purpose, recipientAgencyId, categories, state],
  )
  await db.query(
    `insert into consent_answer (consent_id, state, person_id, case_id, purpose, categories, recipient_agency_id, from_at, valid_until)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [consentId, state, personId, caseId, purpose, categories, recipientAgencyId, event.recordedAt, validUntil ?? null],
  )
}

/** A withdrawal ends what was given and stands as an answer of its own: sharing stops with it. */
const withdrawn = async (event: RecordedEvent, db: Db) => {
  const { consentId } = event.data as Pick<ConsentAnswer, 'consentId'>
  await db.query(
    `with ended as (update consent_answer set to_at = $1 where consent_id = $2 and to_at is null returning *)
     insert into consent_answer (consent_id, state, person_id, case_id, purpose, categories, recipient_agency_id, from_at)
     select consent_id, 'withdrawn', person_id, case_id, purpose, categories, recipient_agency_id, $1 from ended where state = 'given'`,
    [event.recordedAt, consentId],
  )
}

/** It was never said: it stands for nothing from now on, neither a yes nor a no. */
const corrected = async (event: RecordedEvent, db: Db): Promise<void> => {
  const { consentId } = event.data as Pick<ConsentAnswer, 'consentId'>
  await db.query('update consent_answer set to_at = $1 where consent_id = $2 and to_at is null', [event.recordedAt, consentId])
}

const handlers = (prefix: string) => ({
  [`${prefix}ConsentGiven`]: answered('given'),
  [`${prefix}ConsentRefused`]: answered('refused'),
  [`${prefix}ConsentWithdrawn`]: withdrawn,
  [`${prefix}ConsentCorrected`]: corrected,
})

/** What persons answered, over time: read by every decision on what may be opened. Filled from intake's own log there, from what was received elsewhere. */
export const consentView: View = view({
  name: 'consent',
  version: 3,
  sql: `
    create table consent_answer (
      consent_id uuid not null,
      state text not null constraint consent_state check (state in ('given', 'refused', 'withdrawn')),
      person_id uuid not null,
      case_id uuid not null,
      purpose text not null,
      categories text[] not null,
      recipient_agency_id uuid not null,
      from_at timestamptz not null,
      to_at timestamptz,
      valid_until timestamptz
    );
    create index consent_answer_by_case on consent_answer (case_id);`,
  handles: [
    { category: 'consent', handlers: handlers('') },
    { category: 'received.intake.consent', handlers: handlers('intake.') },
  ],
})
