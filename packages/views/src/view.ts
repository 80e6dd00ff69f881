import { type DataOf, type Events, type RecordedEvent, TitianError, upcast } from '@titian/core'
import { categoryOf } from '@titian/event-store'

/** What a handler or a query may do to the database: plain SQL, unqualified table names (the search path leads to the view's own schema). */
export interface Db {
  query<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<{ readonly rows: Row[]; readonly rowCount: number | null }>
}

export interface Handles {
  /** Category of stream, without the service's prefix: `case`, `received.intake.case`. */
  readonly category: string
  /** By stored type: `CaseOpened`, `intake.CaseOpened`. */
  readonly handlers: Readonly<Record<string, (event: RecordedEvent, db: Db) => Promise<void>>>
}

type Source<E extends Events> = {
  readonly name: string
  readonly events: E
  readonly streamOf: (service: string, id: string) => string
  readonly typeOf?: (type: never) => string
}

/** Typed handlers for the events of an aggregate or of a fact. Data arrive in the version that the code knows (upcast where stored in an older one). */
export function on<E extends Events>(
  source: Source<E>,
  handlers: { readonly [Type in keyof E]?: (event: RecordedEvent<DataOf<E[Type]>>, db: Db) => Promise<void> },
): Handles {
  const typeOf = source.typeOf as ((type: string) => string) | undefined
  return {
    category: source.streamOf('', '').slice(1, -1),
    handlers: Object.fromEntries(
      Object.entries(handlers).map(([type, handler]) => [typeOf ? typeOf(type) : type, current(source, type, handler as Handler)]),
    ),
  }
}

type Handler = Handles['handlers'][string]

function current(source: Source<Events>, type: string, handler: Handler): Handler {
  const definition = source.events[type]
  if (definition === undefined) throw new TitianError('VIEW_EVENT_UNKNOWN', { aggregate: source.name, type })
  return async (event, db) => {
    // A producer's version says nothing of what a fact reads of it.
    if (source.typeOf) return handler(event, db)
    if (event.schemaVersion > definition.schemaVersion) throw new TitianError('EVENT_NEWER_THAN_CODE', { stream: event.stream, type })
    return handler({ ...event, data: upcast(definition, event.schemaVersion, event.data) }, db)
  }
}

/** A read model: tables in a schema of its own, filled from the log by position, thrown away and rebuilt at will. */
export interface View {
  /** snake_case. */
  readonly name: string
  /** Raised with any change of tables or handlers: the new version is built from the start, in its own schema. */
  readonly version: number
  /** `create table …` with unqualified names. */
  readonly sql: string
  readonly handles: readonly Handles[]
  /** Called with each event of the service's log, of whatever category and type; for what does not know the types it will meet. */
  readonly every?: (event: RecordedEvent, db: Db) => Promise<void>
}

export const view = (definition: View): View => definition

/** Id of the aggregate that a stream is of: what follows its category and a `-`. */
export const idOf = (stream: string): string => stream.slice(categoryOf(stream).length + 1)
