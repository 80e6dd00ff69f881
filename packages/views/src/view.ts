import { type DataOf, type Events, type RecordedEvent, TitianError, upcast } from '@titian/core'
import { categoryOf } from '@titian/event-store'

/** What a handler or a query may do to the database: plain SQL, unqualified table names (the search path leads to the view's own schema). */
export interface Db {
  query<Row = Record<string, unknown>>(sql: string, params?: readonly unknown[]): Promise<{ readonly rows: Row[]; readonly rowCount: number | null }>
}

/**
 * What a view does with events, in the order of the log. Several that take one event get it alone, in the order of their declaration; what
 * nobody else takes comes to `many` together with its neighbours.
 */
export type Handles = HandlesEach | HandlesMany

export interface HandlesEach {
  /** Category of stream, without the service's prefix: `case`, `received.intake.case`. */
  readonly category: string
  /** By stored type: `CaseOpened`, `intake.CaseOpened`. */
  readonly handlers: Readonly<Record<string, (event: RecordedEvent, db: Db) => Promise<void>>>
}

export interface HandlesMany {
  /** As above; undefined = all of the service's log. */
  readonly category?: string
  /** Stored types; undefined = all. */
  readonly types?: readonly string[]
  /** Takes events that follow each other in the log, so that many become one statement; tried one by one where they fail. */
  readonly many: (events: readonly RecordedEvent[], db: Db) => Promise<void>
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
): HandlesEach {
  const typeOf = source.typeOf as ((type: string) => string) | undefined
  return {
    category: source.streamOf('', '').slice(1, -1),
    handlers: Object.fromEntries(
      Object.entries(handlers).map(([type, handler]) => [typeOf ? typeOf(type) : type, current(source, type, handler as Handler)]),
    ),
  }
}

/** Events of an aggregate or a fact, told apart by `type`, with the data that the code knows. */
export type AnyOf<E extends Events> = { [Type in keyof E & string]: RecordedEvent<DataOf<E[Type]>> & { readonly type: Type } }[keyof E & string]

/** One typed handler for many events at once: for views that are to be rebuilt fast. Types that the source does not declare are left out. */
export function onMany<E extends Events>(source: Source<E>, handler: (events: readonly AnyOf<E>[], db: Db) => Promise<void>): HandlesMany {
  const typeOf = source.typeOf as ((type: string) => string) | undefined
  const declared = new Map(Object.keys(source.events).map((type) => [typeOf ? typeOf(type) : type, type]))
  return {
    category: source.streamOf('', '').slice(1, -1),
    types: [...declared.keys()],
    async many(events, db) {
      const known = events.map((event) => {
        const type = declared.get(event.type) ?? event.type
        return { ...inCurrentVersion(source, type, event), type }
      })
      await handler(known as unknown as readonly AnyOf<E>[], db)
    },
  }
}

/** All events of the service's log, of whatever category and type: for what does not know the types it will meet. */
export const onAll = (many: HandlesMany['many']): HandlesMany => ({ many })

type Handler = HandlesEach['handlers'][string]

function current(source: Source<Events>, type: string, handler: Handler): Handler {
  if (source.events[type] === undefined) throw new TitianError('VIEW_EVENT_UNKNOWN', { aggregate: source.name, type })
  return async (event, db) => handler(inCurrentVersion(source, type, event), db)
}

function inCurrentVersion(source: Source<Events>, type: string, event: RecordedEvent): RecordedEvent {
  const definition = source.events[type]
  // A producer's version says nothing of what a fact reads of it.
  if (definition === undefined || source.typeOf) return event
  if (event.schemaVersion > definition.schemaVersion) throw new TitianError('EVENT_NEWER_THAN_CODE', { stream: event.stream, type })
  return { ...event, data: upcast(definition, event.schemaVersion, event.data) }
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
}

export const view = (definition: View): View => definition

/** Id of the aggregate that a stream is of: what follows its category and a `-`. */
export const idOf = (stream: string): string => stream.slice(categoryOf(stream).length + 1)
