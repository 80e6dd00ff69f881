import { accessEntryView } from '@titian/access'
import type { ViewReader } from '@titian/case-file'
import { TitianError } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { startViews, type View, type Views, type ViewsOptions, withSearchPath } from '@titian/views'
import type pg from 'pg'
import type { Followers } from './by-log.ts'
import type { Ground } from './ground.ts'

/** A log and the views that are built from it. */
export interface LogViews {
  readonly store: EventStore
  readonly views: Views
}

export interface ViewsOfLogs {
  readonly main: LogViews
  readonly internal: LogViews | undefined
  readonly access: LogViews
  readonly all: readonly LogViews[]
  /** Of what the service's questions may ask: the views of both its logs, not of the access log. */
  readonly searchPath: readonly string[]
  stop(): Promise<void>
}

/**
 * The views of each log of a service, ready to be asked.
 * @throws LOG_RESTORED where a log ends before one of its views
 */
export async function viewsOfLogs(
  service: string,
  followers: Readonly<Record<'main' | 'internal', Pick<Followers, 'views'>>>,
  { store, internalStore, accessStore, pool }: Pick<Ground, 'store' | 'internalStore' | 'accessStore' | 'pool'>,
  onFailure: NonNullable<ViewsOptions['onFailure']>,
): Promise<ViewsOfLogs> {
  const on = (source: EventStore, views: readonly View[]): LogViews => ({
    store: source,
    views: startViews({ service, store: source, pool, views, onFailure }),
  })
  const main = on(store, followers.main.views)
  const internal = internalStore && on(internalStore, followers.internal.views)
  const access = on(accessStore, [accessEntryView()])
  const all = [main, access, ...(internal ? [internal] : [])]
  const stop = async () => {
    await Promise.all(all.map(({ views }) => views.stop()))
  }
  await Promise.all(all.map(({ views }) => views.ready))
  const ahead = all.flatMap(({ views }) => views.status()).find(({ failed }) => failed?.code === 'POSITION_UNKNOWN')
  if (ahead) {
    await stop()
    throw new TitianError('LOG_RESTORED', { what: `the view ${ahead.view}`, position: String(ahead.failed?.position) })
  }
  return { main, internal, access, all, searchPath: [...main.views.searchPath, ...(internal?.views.searchPath ?? [])], stop }
}

/** Say who may know of what: a decision does not go without them. */
const basisViews = new Set(['relation', 'consent', 'secret_agency'])

export const viewReader = (pool: pg.Pool, views: Views, searchPath: readonly string[]): ViewReader => ({
  waitFor: (position, timeoutMs) => views.waitFor(position, timeoutMs),
  async waitForBasis(position, timeoutMs) {
    const basis = views.status().filter(({ view }) => basisViews.has(view))
    return (await Promise.all(basis.map(({ view }) => views.waitForView(view, position, timeoutMs)))).every(Boolean)
  },
  query: (sql, params) => withSearchPath(pool, searchPath, (db) => db.query(sql, params)),
})
