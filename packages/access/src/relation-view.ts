import { type CarriedRelation, type RecordedEvent, whenRecorded } from '@titian/core'
import { type Db, onAll, type View, view } from '@titian/views'
import { placed } from './relation-change.ts'

/**
 * Who is bound to which case, for decisions and lists (`visible`): from what events carry, the service's own and those received, so that nobody
 * folds another's aggregates to learn who has a part. `resource` is the stream's name without the service's prefix.
 *
 * A row holds from when the log learned it until it is superseded: a read as of a day goes by that. `from_at` and `to_at` are when it binds.
 */
export const relationView = (service: string): View =>
  view({
    name: 'relation',
    version: 2,
    sql: `
create table relation (
  resource text not null,
  case_id uuid,
  person_id uuid,
  kind text not null,
  agency_id text,
  unit_id text,
  user_id text,
  disclosed jsonb not null,
  said_from timestamptz not null,
  from_at timestamptz not null,
  to_at timestamptz,
  learned_at timestamptz not null,
  superseded_at timestamptz
);
create index relation_resource on relation (resource);
create index relation_case on relation (case_id);
create index relation_user on relation (user_id, kind) where user_id is not null and superseded_at is null;
create index relation_unit on relation (unit_id, kind) where user_id is null and unit_id is not null and superseded_at is null;
create index relation_agency on relation (agency_id, kind) where user_id is null and superseded_at is null;
create index relation_excluded on relation (kind) where kind = 'excluded' and superseded_at is null;`,
    handles: [
      onAll(async (events, db) => {
        for (const event of events) if (event.meta.relations) await apply(event, db, service)
      }),
    ],
  })

async function apply({ stream, recordedAt, meta, data }: RecordedEvent, db: Db, service: string): Promise<void> {
  const { bound = [], unbound = [] } = meta.relations ?? {}
  const saidAt = saidAtIn(data) ?? recordedAt
  const rows = (all: readonly CarriedRelation[]) => JSON.stringify(all.map((one) => row(one, saidAt, recordedAt)))
  await db.query(
    `with gone as (
       update relation r set superseded_at = $2
         from jsonb_to_recordset($3::jsonb) as g (kind text, "agencyId" text, "unitId" text, "userId" text, "saidFrom" timestamptz)
        where r.resource = $1 and r.superseded_at is null and r.kind = g.kind and r.said_from = g."saidFrom"
          and r.agency_id is not distinct from g."agencyId" and r.unit_id is not distinct from g."unitId"
          and r.user_id is not distinct from g."userId")
     insert into relation (resource, case_id, person_id, kind, agency_id, unit_id, user_id, disclosed, said_from, from_at, to_at, learned_at)
     select $1, "caseId", "personId", kind, "agencyId", "unitId", "userId", disclosed, "saidFrom", "from", "to", $2
       from jsonb_to_recordset($4::jsonb) as b ("caseId" uuid, "personId" uuid, kind text, "agencyId" text, "unitId" text, "userId" text,
         disclosed jsonb, "saidFrom" timestamptz, "from" timestamptz, "to" timestamptz)`,
    [stream.slice(service.length + 1), recordedAt, rows(unbound), rows(bound)],
  )
}

/**
 * `saidFrom` is by the clock of whoever recorded it, and tells the row when it ends. What binds or ends with the recording does so here when this
 * log has learned it at the latest: a clock ahead elsewhere must not keep an exclusion from being in force.
 */
function row(one: CarriedRelation, saidAt: string, learnedAt: string): object {
  const atLatest = saidAt < learnedAt ? saidAt : learnedAt
  const { from, to } = placed(one, atLatest)
  return { ...one, disclosed: one.disclosed ?? {}, saidFrom: one.from === whenRecorded ? saidAt : one.from, from, to }
}

/** When the source recorded what was received; undefined of what the service recorded itself. */
function saidAtIn(data: unknown): string | undefined {
  const said = (data as { readonly $recordedAt?: unknown } | null)?.$recordedAt
  return typeof said === 'string' ? said : undefined
}
