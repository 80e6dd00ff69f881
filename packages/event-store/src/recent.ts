import { categoryOf } from './port.ts'

/** A record of a log, as far as those who keep it must know it. */
export interface Placed {
  readonly position: bigint
  readonly stream: string
}

export interface Recent<Kept extends Placed> {
  /** How far the log was looked through. */
  scannedTo(): bigint
  /** The log was looked through up to `scannedTo`, and these were all that stood there; what was looked through before is passed over. */
  add(records: readonly Kept[], scannedTo: bigint): void
  /** The records after a position, as many as asked for, if all of them are still kept. */
  after(position: bigint, categories: readonly string[] | undefined, limit: number): readonly Kept[] | undefined
}

export interface RecentOptions<Kept> {
  /** There is no record of the log between this position and `scannedTo`. */
  readonly from: bigint
  readonly scannedTo: bigint
  readonly keep: { readonly records: number; readonly bytes: number }
  readonly sizeOf: (record: Kept) => number
}

/** The newest records of a log, without a hole and within bounds: the older half goes when there are too many. */
export function recent<Kept extends Placed>({ from, scannedTo, keep, sizeOf }: RecentOptions<Kept>): Recent<Kept> {
  let records: Kept[] = []
  let oldest = from
  let scanned = scannedTo
  let bytes = 0

  function forgetOlderHalf(): void {
    const forgotten = records.slice(0, Math.ceil(records.length / 2))
    records = records.slice(forgotten.length)
    oldest = forgotten.at(-1)?.position ?? oldest
    for (const record of forgotten) bytes -= sizeOf(record)
  }

  return {
    scannedTo: () => scanned,
    add(more, to) {
      for (const record of more) {
        if (record.position <= scanned) continue
        records.push(record)
        bytes += sizeOf(record)
      }
      if (to > scanned) scanned = to
      while (records.length > keep.records || bytes > keep.bytes) forgetOlderHalf()
    },
    after(position, categories, limit) {
      if (position < oldest) return undefined
      const found: Kept[] = []
      for (let index = firstAfter(records, position); index < records.length && found.length < limit; index += 1) {
        const record = records[index]
        if (record && (categories?.includes(categoryOf(record.stream)) ?? true)) found.push(record)
      }
      return found
    },
  }
}

/** Index of the first record above a position, by halving. */
function firstAfter(records: readonly Placed[], position: bigint): number {
  let low = 0
  let high = records.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((records[middle]?.position ?? position) > position) high = middle
    else low = middle + 1
  }
  return low
}
