import { failpoint, type RecordedEvent, TitianError, type WallClock } from '@titian/core'
import { type EventStore, progress } from '@titian/event-store'
import type { Broker, IntegrationEvent } from '../port.ts'
import { pause, together } from '../waiting.ts'
import type { Lease, RelayCheckpoint } from './relay-checkpoint.ts'

/** Positions where nothing was to be published are passed in memory, and written down when as many as these have come together. */
const KEEP_AFTER = 1_000n

export interface Leading {
  readonly service: string
  readonly topic: string
  readonly store: Pick<EventStore, 'subscribe' | 'head'>
  readonly categories?: readonly string[]
  readonly broker: Pick<Broker, 'publish' | 'heartbeat'>
  readonly toIntegration: (event: RecordedEvent) => IntegrationEvent | null | Promise<IntegrationEvent | null>
  readonly checkpoint: RelayCheckpoint
  readonly wallClock: WallClock
  readonly heartbeatMs: number
  readonly onLag: (behind: bigint) => void
  /** Something got out. */
  readonly onProgress: () => void
  readonly signal: AbortSignal
}

/**
 * Publishes the log from the lease's position on and sends heartbeats, until the signal aborts (the batch in hand is finished).
 * @throws RELAY_FENCED when a later epoch has begun; POSITION_UNKNOWN where the log was restored to before the lease's position; whatever store, broker and checkpoint throw
 */
export async function lead(lease: Lease, options: Leading): Promise<void> {
  const { service, topic, store, categories, broker, toIntegration, checkpoint, wallClock, heartbeatMs, onLag, onProgress } = options
  const { epoch } = lease
  const here = progress()
  let kept = lease.position

  async function publishing(signal: AbortSignal): Promise<void> {
    await store.subscribe({
      after: lease.position,
      ...(categories && { categories }),
      signal,
      onBegun: () => here.advance(lease.position),
      async onBatch(events, scannedTo) {
        const messages = (await Promise.all(events.map(async (event) => toIntegration(event)))).filter((message) => message !== null)
        if (messages.length > 0) await broker.publish(topic, messages)
        failpoint('relay.published')
        // A crash here publishes the batch again. Never the other way round: a checkpoint ahead of the acknowledgement would lose it.
        if (events.length > 0 || scannedTo - kept >= KEEP_AFTER) {
          if (!(await checkpoint.advance(epoch, kept, scannedTo))) throw fenced(service)
          kept = scannedTo
        }
        here.advance(scannedTo)
        onProgress()
      },
    })
  }

  async function beating(signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    signal.addEventListener('abort', here.end, { once: true })
    // Where the log ends before the checkpoint nothing goes out: no heartbeat may say that nothing is missing.
    await here.reached(lease.position)
    while (!signal.aborted) {
      // The time is taken before the head is read: whatever was recorded before it is at or below that head.
      const at = wallClock.now().toISOString()
      const head = await store.head()
      const isOut = await reached(head)
      if (signal.aborted) return
      if (!(await checkpoint.renew(epoch))) throw fenced(service)
      if (isOut) {
        await broker.heartbeat(topic, { source: service, at })
        onProgress()
      }
      await pause(heartbeatMs, signal)
    }
  }

  /** Waits until all up to `head` is out; not longer than a heartbeat where nothing moves. */
  async function reached(head: bigint): Promise<boolean> {
    const tellLag = () => onLag(head > here.position() ? head - here.position() : 0n)
    let before: bigint
    let isOut: boolean
    do {
      before = here.position()
      tellLag()
      isOut = await here.reached(head, heartbeatMs)
    } while (!isOut && here.position() !== before)
    tellLag()
    return isOut
  }

  await together(options.signal, [publishing, beating])
}

const fenced = (service: string) => new TitianError('RELAY_FENCED', { service })
