import { isTitianError, type RecordedEvent, TitianError } from '@titian/core'
import type { Pool } from 'pg'
import { moveCheckpoint, readCheckpoint, type ViewFailure } from './checkpoint.ts'
import type { Handlers } from './handlers.ts'
import { searchPathOf } from './schema.ts'
import { dbOf } from './search-path.ts'
import { codeOf, transaction } from './transaction.ts'
import type { View } from './view.ts'

export interface Target {
  readonly pool: Pool
  readonly service: string
  readonly view: View
  readonly handlers: Handlers
  /** The view's own schema first, then the others of the service. */
  readonly searchPath: readonly string[]
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
export async function applyBatch({ pool, service, view, handlers, searchPath }: Target, { events, from, to }: Batch): Promise<void> {
  let handled = 0
  const work = transaction(pool, `begin; ${searchPathOf(searchPath)}`, async (client) => {
    const stored = await readCheckpoint(client, service, view, true)
    if (stored?.position !== from) throw new TitianError('VIEW_MOVED', { view: view.name })
    const db = dbOf(client)
    for (const event of events) {
      await handlers.handle(event, db)
      handled += 1
    }
    await moveCheckpoint(client, service, view, to, events.length)
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

/** Keeps what came before the event that fails, so that the view stands right in front of it. */
export const upTo = (failure: ViewFailure, { events, from }: Batch): Batch | undefined => {
  const before = events.filter(({ position }) => position < failure.position)
  const last = before.at(-1)
  return last && { events: before, from, to: last.position }
}
