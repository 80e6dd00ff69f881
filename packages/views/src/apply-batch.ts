import { isTitianError, type RecordedEvent, TitianError } from '@titian/core'
import type { Pool } from 'pg'
import { moveCheckpoint, type ViewFailure } from './checkpoint.ts'
import type { Handlers } from './handlers.ts'
import { searchPathOf } from './schema.ts'
import { dbOf } from './search-path.ts'
import { codeOf, transaction } from './transaction.ts'
import type { Db, View } from './view.ts'

export interface Target {
  readonly pool: Pool
  readonly service: string
  readonly view: View
  readonly handlers: Handlers
  /** The view's own schema first, then the others of the service. */
  readonly searchPath: readonly string[]
  /**
   * True while a view is being built: its commits need not wait for the disk, for rows and checkpoint are lost together or not at all. False
   * for the one after which it counts as built.
   */
  readonly building?: () => boolean
}

export interface Batch {
  readonly events: readonly RecordedEvent[]
  /** The checkpoint that the batch follows, as last read or written. */
  readonly from: bigint
  readonly to: bigint
}

/**
 * Handles a batch and moves the checkpoint in one transaction. Throws `VIEW_HANDLER_FAILED` (details: a ViewFailure; nothing of the batch
 * is kept), `VIEW_MOVED` where another process went on from the same checkpoint (nothing was done), `DATABASE_AWAY`.
 */
export async function applyBatch(target: Target, batch: Batch): Promise<void> {
  if (batch.events.length < 2) return applySingly(target, batch)
  try {
    await inOneTransaction(target, batch, (db) => target.handlers.handle(batch.events, db))
  } catch (error) {
    if (isTitianError(error, 'DATABASE_AWAY') || isTitianError(error, 'VIEW_MOVED')) throw error
    // Which of them it was shows when each is tried alone.
    await applySingly(target, batch)
  }
}

async function applySingly(target: Target, batch: Batch): Promise<void> {
  const { events } = batch
  let handled = 0
  const work = inOneTransaction(target, batch, async (db) => {
    for (const event of events) {
      await target.handlers.handle([event], db)
      handled += 1
    }
  })
  await work.catch((error: unknown) => {
    if (isTitianError(error, 'DATABASE_AWAY') || isTitianError(error, 'VIEW_MOVED')) throw error
    // What fails at the commit only (a deferred constraint) is laid at the door of the last event.
    const event = events[Math.min(handled, events.length - 1)]
    if (event === undefined) throw error
    const failure: ViewFailure = { position: event.position, stream: event.stream, type: event.type, code: codeOf(error) }
    throw new TitianError('VIEW_HANDLER_FAILED', { ...failure }, { cause: error })
  })
}

async function inOneTransaction(target: Target, { events, from, to }: Batch, handle: (db: Db) => Promise<void>): Promise<void> {
  const { pool, service, view, searchPath, building } = target
  const begin = `begin; ${building?.() ? 'set local synchronous_commit = off; ' : ''}${searchPathOf(searchPath)}`
  await transaction(pool, begin, async (client) => {
    if (!(await moveCheckpoint(client, service, view, { from, to, handled: events.length }))) throw new TitianError('VIEW_MOVED', { view: view.name })
    await handle(dbOf(client))
  })
}

/** Keeps what came before the event that fails, so that the view stands right in front of it. */
export const upTo = (failure: ViewFailure, { events, from }: Batch): Batch | undefined => {
  const before = events.filter(({ position }) => position < failure.position)
  const last = before.at(-1)
  return last && { events: before, from, to: last.position }
}
