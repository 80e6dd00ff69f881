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
  async function writeOf(log: string, rows: readonly RecordedRow[], before: string): Promise<void> {
    const due: RecordedRow[] = []
    const later: RecordedRow[] = []
    for (const row of [...(waiting.get(log) ?? []), ...rows]) (row.recordedAt < before ? due : later).push(row)
    waiting.set(log, later)
    // Stable: of one instant, what was recorded first stays first.
    await load(log, due.toSorted(byTime))
  }
  return {
    async write({ keys, logs }, before) {
      // Before what is sealed under them: a record whose key was lost could never be opened.
      await Promise.all(keys.map(({ service, rows }) => keepKeys(service, rows)))
      await Promise.all(logs.map(({ log, rows }) => writeOf(log, rows, before)))
    },
  }
}

const byTime = (left: RecordedRow, right: RecordedRow): number =>
  left.recordedAt < right.recordedAt ? -1 : left.recordedAt > right.recordedAt ? 1 : 0
