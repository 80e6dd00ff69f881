import { TitianError } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import type { Pool } from 'pg'
import { backOff } from './back-off.ts'
import type { ViewFailure } from './checkpoint.ts'
import { handlersOf } from './handlers.ts'
import { dropOtherVersions, prepareViews } from './prepare.ts'
import { viewSchema } from './schema.ts'
import { codeOf, isAway } from './transaction.ts'
import type { View } from './view.ts'
import { type ViewRun, type ViewState, viewRun } from './view-run.ts'

/** As pino has them. */
export interface ViewLog {
  info(about: object, text: string): void
  warn(about: object, text: string): void
  error(about: object, text: string): void
}

export interface ViewsOptions {
  readonly service: string
  readonly store: EventStore
  /** May create schemas. One connection is used for each view with work in hand. */
  readonly pool: Pool
  readonly views: readonly View[]
  readonly log?: ViewLog
  /** A view stopped: raise the alarm. Codes and ids only. */
  readonly onFailure?: (failure: ViewFailure & { readonly view: string; readonly version: number }) => void
}

export interface ViewStatus {
  readonly view: string
  readonly version: number
  readonly state: ViewState
  readonly position: bigint
  /** Events handled since the view was built. */
  readonly events: number
  readonly failed: ViewFailure | null
}

export interface Views {
  /**
   * Resolves when every view has caught up with the head seen at start, or has stopped (see `status`). Rejects where the views cannot be
   * built: `VIEW_SQL_FAILED`, `VIEW_TABLE_TWICE`, `VIEWS_STOPPED`.
   */
  readonly ready: Promise<void>
  /** True once all views have passed `position`; false where one of them will not (it stopped), or not within `timeoutMs`. */
  waitFor(position: bigint, timeoutMs?: number): Promise<boolean>
  /** The same for one view. Throws `VIEW_UNKNOWN`. */
  waitForView(name: string, position: bigint, timeoutMs?: number): Promise<boolean>
  status(): readonly ViewStatus[]
  /** Removes other versions of these views, when all declared ones are live; false where one is not yet. */
  dropOldVersions(): Promise<boolean>
  /** Waits for the batches in hand. */
  stop(): Promise<void>
  /** Schemas of the declared versions, for `withSearchPath`. */
  readonly searchPath: readonly string[]
}

/** Builds the views of a service from its log and keeps them so. Throws `VIEW_CATEGORY_INVALID`, `VIEW_NAME_INVALID` for a wrong declaration. */
export function startViews(options: ViewsOptions): Views {
  const { service, store, pool, views, log } = options
  const stopping = new AbortController()
  const searchPath = views.map((view) => viewSchema(service, view))
  const runs = new Map(views.map((view) => [view.name, runOf(options, view, searchPath)]))
  const all = [...runs.values()]
  let following: Promise<unknown> = Promise.resolve()

  async function begin(): Promise<void> {
    await retried(() => prepareViews(pool, service, views))
    const head = await retried(() => store.head())
    following = Promise.all(all.map((run) => run.run(head, stopping.signal)))
    await Promise.all(all.map((run) => run.reached(head)))
    if (stopping.signal.aborted) throw new TitianError('VIEWS_STOPPED', { service })
    log?.info({ service, views: views.length, head: head.toString() }, 'views caught up')
  }

  async function retried<Result>(attempt: () => Promise<Result>): Promise<Result> {
    const pause = backOff(stopping.signal)
    while (!stopping.signal.aborted) {
      try {
        return await attempt()
      } catch (error) {
        if (!isAway(error)) throw error
        log?.warn({ service, code: codeOf(error) }, 'database away, views wait')
        await pause.wait()
      }
    }
    throw new TitianError('VIEWS_STOPPED', { service })
  }

  const ready = begin().catch((error: unknown) => {
    for (const run of all) run.end()
    throw error
  })
  // Who does not ask for `ready` learns of it by `status`; an unheard rejection would end the process.
  const settled = ready.catch(() => undefined)

  return {
    ready,
    searchPath,
    async waitFor(position, timeoutMs) {
      return (await Promise.all(all.map((run) => run.reached(position, timeoutMs)))).every(Boolean)
    },
    async waitForView(name, position, timeoutMs) {
      const run = runs.get(name)
      if (run === undefined) throw new TitianError('VIEW_UNKNOWN', { view: name })
      return run.reached(position, timeoutMs)
    },
    status: () => views.map((view) => statusOf(view, runs.get(view.name))),
    async dropOldVersions() {
      if (all.some((run) => run.state() !== 'live')) return false
      await dropOtherVersions(pool, service, views)
      return true
    },
    async stop() {
      stopping.abort()
      await settled
      await following
    },
  }
}

function runOf({ service, store, pool, log, onFailure }: ViewsOptions, view: View, schemas: readonly string[]): ViewRun {
  const own = viewSchema(service, view)
  const about = { service, view: view.name, version: view.version }
  return viewRun({
    service,
    store,
    pool,
    view,
    handlers: handlersOf(service, view),
    searchPath: [own, ...schemas.filter((schema) => schema !== own)],
    onFailure(failure) {
      log?.error({ ...about, ...failure, position: failure.position.toString() }, 'view stopped')
      onFailure?.({ view: view.name, version: view.version, ...failure })
    },
    onAway: (code) => log?.warn({ ...about, code }, 'database away, view waits'),
  })
}

function statusOf(view: View, run: ViewRun | undefined): ViewStatus {
  if (run === undefined) throw new TitianError('VIEW_UNKNOWN', { view: view.name })
  const { name, version } = view
  return { view: name, version, state: run.state(), position: run.position(), events: run.events(), failed: run.failure() }
}
