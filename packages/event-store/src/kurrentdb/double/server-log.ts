/** A record as the server keeps it. Positions are places in its file: they rise, with gaps, and one read must start at a record. */
export interface ServerRecord {
  readonly position: bigint
  readonly stream: string
  readonly revision: number
  readonly id: string
  readonly type: string
  readonly contentType: string
  readonly data: Uint8Array
  readonly metadata: Uint8Array
  readonly created: Date
}

export type Proposed = Pick<ServerRecord, 'id' | 'type' | 'contentType' | 'data' | 'metadata'>
/** A number is the revision of the last event, from 0. */
export type Expectation = 'any' | 'no-stream' | 'stream-exists' | number

export type Outcome =
  | { readonly done: true; readonly revision: number; readonly position: bigint | undefined }
  | { readonly done: false; readonly why: 'wrong-version'; readonly current: number }
  | { readonly done: false; readonly why: 'too-large' }

/** As the server is configured by default. */
export const MAX_APPEND_BYTES = 1024 * 1024

export interface ServerLog {
  readonly records: readonly ServerRecord[]
  /** Where the next record will start. */
  end(): bigint
  append(stream: string, expected: Expectation, events: readonly Proposed[]): Outcome
  stream(name: string): readonly ServerRecord[]
  /** Called after each append that wrote something. */
  onAppend(heard: () => void): () => void
}

/** What the server was measured to do with appends: see the README of the package. It compares ids, in their stream, and never data. */
export function serverLog(): ServerLog {
  const records: ServerRecord[] = []
  const streams = new Map<string, ServerRecord[]>()
  const hearing = new Set<() => void>()
  let place = 0n

  function write(stream: string, events: readonly Proposed[]): ServerRecord | undefined {
    const known = streams.get(stream) ?? []
    for (const event of events) {
      const record = { ...event, stream, revision: known.length, position: place, created: new Date() }
      known.push(record)
      records.push(record)
      place += BigInt(120 + stream.length + event.data.length + event.metadata.length)
    }
    if (known.length > 0) streams.set(stream, known)
    for (const heard of hearing) heard()
    return known.at(-1)
  }
  // A server is never empty: it has written about itself before the first client comes.
  write('$settings', [
    { id: crypto.randomUUID(), type: '$started', contentType: 'application/json', data: new Uint8Array(), metadata: new Uint8Array() },
  ])

  return {
    records,
    end: () => place,
    append(stream, expected, events) {
      const size = events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0)
      if (size > MAX_APPEND_BYTES) return { done: false, why: 'too-large' }
      const known = streams.get(stream) ?? []
      const current = known.length - 1
      const repeat = repeated(known, expected, events)
      if (repeat) return { done: true, revision: repeat.revision, position: repeat.position }
      if (!fits(expected, current)) return { done: false, why: 'wrong-version', current }
      if (events.length === 0) return { done: true, revision: current, position: undefined }
      const last = write(stream, events)
      return { done: true, revision: last?.revision ?? current, position: last?.position }
    },
    stream: (name) => streams.get(name) ?? [],
    onAppend(heard) {
      hearing.add(heard)
      return () => hearing.delete(heard)
    },
  }
}

function fits(expected: Expectation, current: number): boolean {
  if (expected === 'any') return true
  if (expected === 'no-stream') return current < 0
  if (expected === 'stream-exists') return current >= 0
  return current === expected
}

/** The stored events with these ids, in this order, from where they were expected to be: the last of them is the answer. */
function repeated(known: readonly ServerRecord[], expected: Expectation, events: readonly Proposed[]): ServerRecord | undefined {
  const first = events[0]
  if (first === undefined || expected === known.length - 1) return undefined
  const anywhere = expected === 'any' || expected === 'stream-exists'
  const start = anywhere ? known.findIndex(({ id }) => id === first.id) : expected === 'no-stream' ? 0 : expected + 1
  if (start < 0 || !events.every(({ id }, index) => known[start + index]?.id === id)) return undefined
  return known[start + events.length - 1]
}
