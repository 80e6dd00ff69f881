import type { RecordedEvent } from '@titian/core'
import { query, unique } from '@titian/service'
import { type Db, idOf, on, sql, view } from '@titian/views'
import type { Code } from '@titian/vocabulary'
import { z } from 'zod'
import { theCase } from '../case/case.ts'
import type { caseStatuses } from '../case/codes.ts'
import { accountable, since, theCaseId, theNumber, until } from '../fields.ts'
import { anyPost } from '../posts.ts'

const touch = async ({ stream, recordedAt }: RecordedEvent, db: Db): Promise<void> => {
  await db.query('update case_row set updated_at = $2 where case_id = $1', [idOf(stream), recordedAt])
}
const setStatus =
  (status: Code<typeof caseStatuses>) =>
  async (event: RecordedEvent, db: Db): Promise<void> => {
    await db.query('update case_row set status = $2 where case_id = $1', [idOf(event.stream), status])
    await touch(event, db)
  }

/**
 * One row a case, and who answered for it. Instants are ISO texts. Answers on closure leave no trace here: that a row was touched would tell of them
 * (SAFETY 3).
 */
export const caseList = view({
  name: 'case_list',
  version: 4,
  sql: `
    create table case_row (
      case_id uuid primary key,
      case_number text not null,
      agency_id uuid not null,
      caseworker_id text,
      status text not null,
      age_band text not null,
      area text not null,
      opened_at text not null,
      updated_at text not null
    );
    create index case_row_touched on case_row (updated_at desc, case_id);
    create index case_row_standing on case_row (status, updated_at desc, case_id);
    create index case_row_caseworker on case_row ((agency_id::text), caseworker_id, updated_at desc, case_id);
    create index case_row_area on case_row (area, updated_at desc, case_id);
    create index case_row_number on case_row (case_number);
    create table case_determination (
      case_id uuid not null,
      agency_id uuid not null,
      status text not null,
      constraint case_determination_pk primary key (case_id, agency_id)
    );
    create table case_accountability (
      case_id uuid not null,
      agency_id uuid not null,
      caseworker_id text not null,
      from_at text not null,
      to_at text,
      -- Not the instant: a story's clock may stand still over several events.
      position bigint not null,
      constraint case_accountability_pk primary key (case_id, position)
    );`,
  handles: [
    on(theCase, {
      CaseOpened: async ({ data, recordedAt, position }, db) => {
        const { caseId, caseNumber, agencyId, caseworkerId, ageBand, area } = data
        await db.query(
          `insert into case_row (case_id, case_number, agency_id, caseworker_id, status, age_band, area, opened_at, updated_at)
            values ($1, $2, $3, $4, 'open', $5, $6, $7, $7)`,
          [caseId, caseNumber, agencyId, caseworkerId, ageBand, area, recordedAt],
        )
        await db.query('insert into case_accountability (case_id, agency_id, caseworker_id, from_at, position) values ($1, $2, $3, $4, $5)', [
          caseId,
          agencyId,
          caseworkerId,
          recordedAt,
          position.toString(),
        ])
      },
      CaseworkerAssigned: async (event, db) => {
        await db.query('update case_row set caseworker_id = $2 where case_id = $1', [idOf(event.stream), event.data.caseworkerId])
        await touch(event, db)
      },
      CaseLeftToSupervisor: async (event, db) => {
        await db.query('update case_row set caseworker_id = null where case_id = $1', [idOf(event.stream)])
        await touch(event, db)
      },
      RescueAsked: touch,
      CaseworkerMissing: touch,
      CaseworkerBack: touch,
      AccountabilityTransferred: async (event, db) => {
        const { to, caseworkerId } = event.data
        const caseId = idOf(event.stream)
        await db.query('update case_row set agency_id = $2, caseworker_id = $3 where case_id = $1', [caseId, to, caseworkerId])
        await db.query('update case_accountability set to_at = $2 where case_id = $1 and to_at is null', [caseId, event.recordedAt])
        await db.query('insert into case_accountability (case_id, agency_id, caseworker_id, from_at, position) values ($1, $2, $3, $4, $5)', [
          caseId,
          to,
          caseworkerId,
          event.recordedAt,
          event.position.toString(),
        ])
        await touch(event, db)
      },
      TraffickingStatusDetermined: async (event, db) => {
        await db.query(
          `insert into case_determination (case_id, agency_id, status) values ($1, $2, $3)
            on conflict (case_id, agency_id) do update set status = excluded.status`,
          [idOf(event.stream), event.data.agencyId, event.data.status],
        )
        await touch(event, db)
      },
      DeterminationFellBack: async (event, db) => {
        await db.query('update case_determination set status = $3 where case_id = $1 and agency_id = $2', [
          idOf(event.stream),
          event.data.agencyId,
          event.data.status,
        ])
        await touch(event, db)
      },
      AgeBandChanged: async (event, db) => {
        await db.query('update case_row set age_band = $2 where case_id = $1', [idOf(event.stream), event.data.ageBand])
        await touch(event, db)
      },
      ImmediateNeedRecorded: touch,
      EpisodeRecorded: touch,
      EpisodeCorrected: touch,
      EpisodeTakenBack: touch,
      ElementCorrected: touch,
      ElementTakenBack: touch,
      ConversionUndoProposed: touch,
      EpisodeLocationRecorded: touch,
      EpisodeLocationCorrected: touch,
      ElementRecorded: touch,
      DeterminationDisputed: touch,
      CaseClosureRequested: setStatus('closing'),
      ClosureWithdrawn: setStatus('open'),
      ClosureLapsed: setStatus('open'),
      CaseClosed: setStatus('closed'),
      CaseReopened: setStatus('open'),
      // There never was a case: no list shows one.
      ConversionUndone: async ({ stream }, db) => {
        for (const table of ['case_row', 'case_determination', 'case_accountability'])
          await db.query(`delete from ${table} where case_id = $1`, [idOf(stream)])
      },
    }),
  ],
})

/** A number is no secret and no key: who may not know of the case hears what they hear of a number that there is not. */
export const caseByNumber = query({
  name: 'caseByNumber',
  byHand: true,
  doc: 'The case of a number, for those who may know of it. Each look-up is counted, hit and miss alike.',
  path: '/cases/search',
  method: 'post',
  may: anyPost,
  params: z.strictObject({ caseNumber: theNumber }),
  row: z.object({ caseId: theCaseId, caseNumber: theNumber }),
  from: ({ params, visible }) => sql`
    select c.case_id as "caseId", c.case_number as "caseNumber" from case_row c
     where c.case_number = ${params.caseNumber} and ${visible('c.case_id')}`,
  order: [unique('caseId')],
})

export const accountability = query({
  name: 'accountability',
  doc: 'Who answered for a case from when to when, by the record; the last one has no end.',
  path: '/accountability',
  may: anyPost,
  params: z.strictObject({ caseId: theCaseId }),
  row: z.object({ caseId: theCaseId, agencyId: accountable, from: since, to: until.nullable() }),
  from: ({ params, visible }) => sql`
    select a.case_id as "caseId", a.agency_id as "agencyId", a.from_at as "from", a.to_at as "to", a.position
      from case_accountability a where a.case_id = ${params.caseId} and ${visible('a.case_id')}`,
  order: [unique('position')],
})
