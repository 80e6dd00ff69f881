import { type RecordedEvent, TitianError } from '@titian/core'
import { type Db, type Handles, idOf, on, type View, versionOf, view } from '@titian/views'
import { type Deadline, setters } from './deadline.ts'
import { keyOf } from './key.ts'

/** Raised with any change of the table or of what is written to it. */
const SHAPE = 2

/** `deadline_id` is empty where a stream holds one deadline of a name; `key` is that of the command it fires. */
const table = `
  create table deadline (
    name         text        not null,
    resource     text        not null,
    deadline_id  text        not null default '',
    case_id      text,
    rule         text        not null,
    due_at       timestamptz not null,
    zone         text        not null,
    set_at       timestamptz not null,
    owner_agency text        not null,
    settled_at   timestamptz,
    key          uuid        not null,
    constraint deadline_pkey primary key (name, resource, deadline_id)
  );
  create index deadline_unsettled on deadline (due_at) where settled_at is null;
  create index deadline_by_case on deadline (case_id);
`

/**
 * The due dates of a service as a table `deadline`, derived from its log: set, moved (set again under the same id) and settled by events
 * alone. A changed declaration builds it anew.
 *
 * @throws `DEADLINE_INVALID { name, wanted }` where a declaration names an event or a field that is not there.
 */
export function deadlinesView(service: string, deadlines: readonly Deadline[], name = 'deadlines'): View {
  const names = new Set<string>()
  for (const each of deadlines) {
    assertDeclared(each)
    if (names.has(each.name)) throw new TitianError('DEADLINE_INVALID', { name: each.name, wanted: 'a name of its own' })
    names.add(each.name)
  }
  const declared = deadlines.map((each) => [each.name, each.aggregate.name, setters(each), each.settledBy, each.within])
  return view({
    name,
    version: versionOf([SHAPE, service, declared]),
    sql: table,
    handles: deadlines.flatMap((each) => handles(service, each)),
  })
}

/** What settles comes first: an event that does both ends the old deadline and sets the new one. */
function handles(service: string, declared: Deadline): readonly Handles[] {
  const { name, aggregate, settledBy } = declared
  const settling = Object.fromEntries(settledBy.map((type) => [type, (event: RecordedEvent, db: Db) => settle(name, event, db)]))
  const setting = Object.fromEntries(setters(declared).map((type) => [type, (event: RecordedEvent, db: Db) => set(service, declared, event, db)]))
  return [on(aggregate, settling), on(aggregate, setting)]
}

interface Due {
  readonly rule: string
  readonly dueAt?: string
  readonly zone: string
}

async function set(service: string, { name, within }: Pick<Deadline, 'name' | 'within'>, event: RecordedEvent, db: Db): Promise<void> {
  const data = event.data as Due & { readonly deadlineId?: string }
  const { rule, dueAt, zone } = within === undefined ? data : ((data as unknown as Readonly<Record<string, Due>>)[within] ?? data)
  if (dueAt === undefined) return
  const { deadlineId = '' } = data
  const resource = idOf(event.stream)
  const due = new Date(dueAt).toISOString()
  const key = keyOf({ service, name, resource, deadlineId, dueAt: due })
  await db.query(
    `insert into deadline (name, resource, deadline_id, case_id, rule, due_at, zone, set_at, owner_agency, key)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
     on conflict (name, resource, deadline_id) do update set
       case_id = excluded.case_id, rule = excluded.rule, due_at = excluded.due_at, zone = excluded.zone, set_at = excluded.set_at,
       owner_agency = excluded.owner_agency, key = excluded.key, settled_at = null`,
    [name, resource, deadlineId, event.meta.caseId ?? null, rule, due, zone, event.recordedAt, event.meta.ownerAgency, key],
  )
}

async function settle(name: string, event: RecordedEvent, db: Db): Promise<void> {
  const { deadlineId = null } = event.data as { deadlineId?: string }
  await db.query(
    `update deadline set settled_at = $4
      where name = $1 and resource = $2 and ($3::text is null or deadline_id = $3) and settled_at is null`,
    [name, idOf(event.stream), deadlineId, event.recordedAt],
  )
}

function assertDeclared(declared: Deadline): void {
  const { name, aggregate, settledBy, within } = declared
  for (const type of [...setters(declared), ...settledBy])
    if (aggregate.events[type] === undefined) throw new TitianError('DEADLINE_INVALID', { name, wanted: `event ${type} of ${aggregate.name}` })
  for (const type of setters(declared)) {
    const shape = aggregate.events[type]?.schema.shape ?? {}
    const fields = within === undefined ? shape : ((shape[within] as { readonly shape?: object } | undefined)?.shape ?? {})
    for (const field of ['rule', 'dueAt', 'zone'])
      if (!(field in fields)) throw new TitianError('DEADLINE_INVALID', { name, wanted: `field ${field} of ${type}` })
  }
}
