import { type RecordedEvent, TitianError } from '@titian/core'
import type { Target } from '../apply-batch.ts'
import { forgetCheckpoint, moveCheckpoint, readCheckpoint } from '../checkpoint.ts'
import { searchPathOf, viewSchema } from '../schema.ts'
import { dbOf } from '../search-path.ts'
import { transaction } from '../transaction.ts'
import type { View } from '../view.ts'
import { compareSchemas, type TableDifference } from './compare.ts'

/** The next events behind a position; none where there are no more. */
type ReadOn = (after: bigint) => Promise<readonly RecordedEvent[]>

export interface Switching {
  readonly target: Target
  readonly live: View
  readonly next: View
  readonly read: ReadOn
  /** The most events to catch up on while the live view is held. */
  readonly most: number
}

export interface Switched {
  readonly position: bigint
  readonly events: number
  readonly differences: readonly TableDifference[]
}

/**
 * In one transaction: holds the live view still by its checkpoint, brings the rebuilt one to the same position, compares, renames, and removes
 * the old tables. Undefined, with nothing changed, where the live view has moved on too far meanwhile.
 */
export function switchOver({ target, live, next, read, most }: Switching): Promise<Switched | undefined> {
  const { pool, service, handlers, searchPath } = target
  return transaction(pool, `begin; ${searchPathOf(searchPath)}`, async (client) => {
    const held = await readCheckpoint(client, service, live, true)
    const built = await readCheckpoint(client, service, next, true)
    if (held === undefined || built === undefined) throw new TitianError('VIEW_DROPPED', { view: live.name })
    if (built.position > held.position) throw new TitianError('VIEW_REBUILT_TOO_FAR', { view: live.name })
    const page = await read(built.position)
    const missing = page.filter(({ position }) => position <= held.position)
    if (missing.length === most) return undefined
    const db = dbOf(client)
    for (const event of missing) {
      await handlers.handle([event], db)
    }
    const [liveSchema, nextSchema] = [viewSchema(service, live), viewSchema(service, next)]
    const differences = await compareSchemas(client, liveSchema, nextSchema)
    await client.query(`drop schema "${liveSchema}" cascade; alter schema "${nextSchema}" rename to "${liveSchema}"`)
    // Clears the failure of a view that had stopped, and counts what the rebuilt one has handled.
    const stay = { from: held.position, to: held.position }
    await moveCheckpoint(client, service, live, { ...stay, handled: built.events + missing.length - held.events })
    await forgetCheckpoint(client, service, next)
    return { position: held.position, events: missing.length, differences }
  })
}
