import type { AnyAggregate, AnyFact, RecordedEvent, Relation } from '@titian/core'
import type { Db, Handles, View } from '@titian/views'
import { relationKindOnRecord, relationKinds } from './relation-kinds.ts'

const sql = `
CREATE TABLE relation_state (
  stream text PRIMARY KEY,
  state jsonb NOT NULL
);

CREATE TABLE relation (
  resource text NOT NULL,
  case_id uuid,
  kind text NOT NULL,
  agency_id text,
  unit_id text,
  user_id text,
  from_at timestamptz NOT NULL,
  to_at timestamptz
);
CREATE INDEX relation_resource ON relation (resource);
CREATE INDEX relation_case ON relation (case_id);
CREATE INDEX relation_user ON relation (user_id, kind) WHERE user_id IS NOT NULL;
CREATE INDEX relation_unit ON relation (unit_id, kind) WHERE user_id IS NULL AND unit_id IS NOT NULL;
CREATE INDEX relation_agency ON relation (agency_id, kind) WHERE user_id IS NULL;
CREATE INDEX relation_excluded ON relation (kind) WHERE kind = 'excluded';
`

/** What relations are read from: an aggregate of one's own, or a fact received. */
type Source = Pick<AnyAggregate, 'name' | 'events' | 'initialState' | 'caseId' | 'relations' | 'fold' | 'streamOf'> & {
  readonly typeOf: (type: string) => string
}

/**
 * The view `relation`: who is bound to which case, for lists (`visible`). Its rows come from the same `relations(state, id)` as the
 * decision on a single resource.
 *
 * It keeps the folded state of each stream as JSON, so the state of an aggregate or fact with relations must survive JSON: plain objects,
 * arrays, strings, numbers, booleans, null; no Date, Map, Set or bigint. `resource` is the stream's name without the service's prefix.
 */
export function relationView({
  service,
  aggregates,
  facts = [],
}: {
  readonly service: string
  readonly aggregates: readonly AnyAggregate[]
  readonly facts?: readonly AnyFact[]
}): View {
  const sources: readonly Source[] = [
    ...aggregates.map((each) => ({ ...each, typeOf: (type: string) => type })),
    ...facts.map((each) => ({ ...each, typeOf: (type: string) => `${each.service}.${type}` })),
  ]
  return {
    name: 'relation',
    version: 1,
    sql,
    handles: sources.filter(({ relations }) => relations !== undefined).map((source) => handles(service, source)),
  }
}

function handles(service: string, source: Source): Handles {
  const handle = async (event: RecordedEvent, db: Db): Promise<void> => {
    const { rows } = await db.query<{ state: unknown }>('SELECT state FROM relation_state WHERE stream = $1', [event.stream])
    const stored = rows[0]?.state
    const state = source.fold([event], (stored ?? source.initialState) as never)
    await db.query('INSERT INTO relation_state (stream, state) VALUES ($1, $2) ON CONFLICT (stream) DO UPDATE SET state = excluded.state', [
      event.stream,
      JSON.stringify(state),
    ])
    const resource = event.stream.slice(service.length + 1)
    const id = event.stream.slice(source.streamOf(service, '').length)
    const before = stored === undefined ? '[]' : bound(source, stored, id)
    const after = bound(source, state, id)
    // Most events change no relation.
    if (before !== after) await replace(db, resource, after)
  }
  return {
    category: source.streamOf('', '').slice(1, -1),
    handlers: Object.fromEntries(Object.keys(source.events).map((type) => [source.typeOf(type), handle])),
  }
}

/** The rows of a stream as JSON. One that binds to the resource alone gets no case: an agency asked by one referral must not pass for asked by the next. */
function bound({ caseId, relations }: Source, state: unknown, id: string): string {
  const caseOf = caseId?.(state as never, id) ?? null
  return JSON.stringify(
    (relations?.(state as never, id) ?? []).map((relation: Relation) => ({
      ...relation,
      caseId: relationKinds[relationKindOnRecord(relation.kind)].scope === 'case' ? caseOf : null,
    })),
  )
}

async function replace(db: Db, resource: string, rows: string): Promise<void> {
  await db.query('DELETE FROM relation WHERE resource = $1', [resource])
  await db.query(
    `INSERT INTO relation (resource, case_id, kind, agency_id, unit_id, user_id, from_at, to_at)
     SELECT $1, "caseId", kind, "agencyId", "unitId", "userId", "from", "to"
     FROM jsonb_to_recordset($2::jsonb)
       AS r("caseId" uuid, kind text, "agencyId" text, "unitId" text, "userId" text, "from" timestamptz, "to" timestamptz)`,
    [resource, rows],
  )
}
