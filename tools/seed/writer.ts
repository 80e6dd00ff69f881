import type { RecordedRow } from '@titian/event-store/postgres/load'
import type { SeedGround } from './ground.ts'
import type { Batch } from './make-batch.ts'

export interface Writer {
  /** Keeps what was made, and of its records those before that time: nothing earlier may come after. */
  write(made: Batch, before: string): Promise<void>
}

/** Keeps the records of many cases in the order in which they would have come, so that the time of a log never goes back. */
export function writer({ keepKeys, load }: Pick<SeedGround, 'keepKeys' | 'load'>): Writer {
  const waiting = new Map<string, readonly RecordedRow[]>()
  async function writeOf(service: string, { keys, rows }: Batch['services'][number], before: string): Promise<void> {
    // Before what is sealed under them: a record whose key was lost could never be opened.
    await keepKeys(service, keys)
    const due: RecordedRow[] = []
    const later: RecordedRow[] = []
    for (const row of [...(waiting.get(service) ?? []), ...rows]) (row.recordedAt < before ? due : later).push(row)
    waiting.set(service, later)
    // Stable: of one instant, what was recorded first stays first.
    await load(service, due.toSorted(byTime))
  }
  return {
    write: async ({ services }, before) => {
      await Promise.all(services.map((one) => writeOf(one.service, one, before)))
    },
  }
}

const byTime = (left: RecordedRow, right: RecordedRow): number =>
  left.recordedAt < right.recordedAt ? -1 : left.recordedAt > right.recordedAt ? 1 : 0
