import { failpoint, type RecordedEvent, TitianError, type WallClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import type { Broker, IntegrationEvent } from '../port.ts'
import { bell, pause, together } from '../waiting.ts'
import type { Lease, RelayCheckpoint } from './relay-checkpoint.ts'

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
  const begun = bell()
  const moved = bell()
  let position = lease.position

  async function publishing(signal: AbortSignal): Promise<void> {
    await store.subscribe({
      after: position,
      ...(categories && { categories }),
      signal,
      onBegun: begun.ring,
      async onBatch(events, scannedTo) {
        const messages = (await Promise.all(events.map(async (event) => toIntegration(event)))).filter((message) => message !== null)
        if (messages.length > 0) await broker.publish(topic, messages)
        failpoint('relay.published')
        // A crash here publishes the batch again. Never the other way round: a checkpoint ahead of the acknowledgement would lose it.
        if (!(await checkpoint.advance(epoch, position, scannedTo))) throw fenced(service)
        position = scannedTo
        moved.ring()
        onProgress()
      },
    })
  }

  async function beating(signal: AbortSignal): Promise<void> {
    // Where the log ends before the checkpoint nothing goes out: no heartbeat may say that nothing is missing.
    await begun.heard(signal)
    while (!signal.aborted) {
      // The time is taken before the head is read: whatever was recorded before it is at or below that head.
      const at = wallClock.now().toISOString()
      const head = await store.head()
      await reached(head, signal)
      if (signal.aborted) return
      if (!(await checkpoint.renew(epoch))) throw fenced(service)
      if (position >= head) {
        await broker.heartbeat(topic, { source: service, at })
        onProgress()
      }
      await pause(heartbeatMs, signal)
    }
  }

  /** Waits for the position; not longer than a heartbeat where it does not move. */
  async function reached(head: bigint, signal: AbortSignal): Promise<void> {
    let before = -1n
    while (before !== position) {
      before = position
      onLag(head > position ? head - position : 0n)
      if (position >= head || signal.aborted) return
      await moved.heard(signal, heartbeatMs)
    }
  }

  await together(options.signal, [publishing, beating])
}

const fenced = (service: string) => new TitianError('RELAY_FENCED', { service })
