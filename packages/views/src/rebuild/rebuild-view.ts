import { performance } from 'node:perf_hooks'
import { TitianError } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import type { Pool } from 'pg'
import { applyBatch, type Target } from '../apply-batch.ts'
import { forgetCheckpoint, readCheckpoint } from '../checkpoint.ts'
import { handlersOf } from '../handlers.ts'
import { prepareViews } from '../prepare.ts'
import { viewSchema } from '../schema.ts'
import { transaction } from '../transaction.ts'
import type { View } from '../view.ts'
import type { TableDifference } from './compare.ts'
import { nextOf } from './next.ts'
import { switchOver } from './switch-over.ts'

export interface RebuildOptions {
  readonly service: string
  readonly store: EventStore
  /** With the rights of the service's role: what is built becomes the service's. */
  readonly pool: Pool
  /** The one to rebuild, as declared. */
  readonly view: View
  /** All views of the service, whose tables its handlers may read. */
  readonly views: readonly View[]
  /** Begins anew where a rebuild was cancelled; otherwise that one is gone on with. */
  readonly fresh?: boolean
  readonly onProgress?: (progress: RebuildProgress) => void
  /** Cancels between two batches. What was built stays for the next time. */
  readonly signal?: AbortSignal
}

export interface RebuildProgress {
  readonly position: bigint
  /** Where the live view stands: it is built up to there. */
  readonly head: bigint
  readonly eventsPerSecond: number
}

export interface RebuildReport {
  readonly outcome: 'switched' | 'cancelled'
  readonly position: bigint
  /** Events handled in this run. */
  readonly events: number
  readonly resumedAt: bigint
  /** Where the rebuilt tables differ from the live ones, both as of `position`; empty where they are alike. */
  readonly differences: readonly TableDifference[]
}

const BATCH = 1_000

/**
 * Builds a view anew from the log beside the live one, which goes on answering and following; then, with the live one held still for that
 * moment, brings it to the same position, compares, and puts it in its place in one transaction. A running service goes on from there by itself.
 * Throws `VIEW_UNKNOWN` where the live view was never built, `VIEW_HANDLER_FAILED` naming the event that the handlers cannot take.
 */
export async function rebuildView(options: RebuildOptions): Promise<RebuildReport> {
  const { service, store, pool, view, views, fresh = false, onProgress, signal } = options
  const next = nextOf(view)
  if (fresh) await dropRebuild(pool, service, view)
  const live = await positionOf(pool, service, view)
  if (live === undefined) throw new TitianError('VIEW_UNKNOWN', { view: view.name })
  await prepareViews(pool, service, [next])
  const resumedAt = (await positionOf(pool, service, next)) ?? 0n
  const others = views.filter(({ name }) => name !== view.name).map((other) => viewSchema(service, other))
  const handlers = handlersOf(service, view)
  const target: Target = { pool, service, view: next, handlers, searchPath: [viewSchema(service, next), ...others], building: () => true }
  const read = (after: bigint) => store.readAll({ after, limit: BATCH, ...(handlers.categories && { categories: handlers.categories }) })

  const began = performance.now()
  let position = resumedAt
  let events = 0
  for (;;) {
    const head = (await positionOf(pool, service, view)) ?? live
    let ahead = read(position)
    while (position < head && signal?.aborted !== true) {
      const page = await ahead
      const batch = page.filter((event) => event.position <= head)
      const last = batch.at(-1)
      const to = page.length === BATCH && batch.length === BATCH && last ? last.position : head
      if (to < head) {
        ahead = read(to)
        // Waited for in the next turn.
        ahead.catch(() => undefined)
      }
      await applyBatch(target, { events: batch, from: position, to })
      position = to
      events += batch.length
      onProgress?.({ position, head, eventsPerSecond: (events * 1_000) / (performance.now() - began) })
    }
    await ahead.catch(() => undefined)
    if (signal?.aborted) return { outcome: 'cancelled', position, events, resumedAt, differences: [] }
    const switched = await switchOver({ target, live: view, next, read, most: BATCH })
    if (switched) return { outcome: 'switched', ...switched, events: events + switched.events, resumedAt }
  }
}

/** Throws away what a cancelled rebuild has built. */
export async function dropRebuild(pool: Pool, service: string, view: View): Promise<void> {
  const next = nextOf(view)
  await transaction(pool, 'begin', async (client) => {
    await client.query(`drop schema if exists "${viewSchema(service, next)}" cascade`)
    await forgetCheckpoint(client, service, next)
  })
}

const positionOf = (pool: Pool, service: string, view: View): Promise<bigint | undefined> =>
  transaction(pool, 'begin read only', async (client) => (await readCheckpoint(client, service, view))?.position)
