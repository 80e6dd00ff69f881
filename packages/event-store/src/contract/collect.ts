import type { RecordedEvent } from '@titian/core'
import type { EventStore } from '../port.ts'
import { progress } from '../progress.ts'

export interface Collecting {
  readonly events: RecordedEvent[]
  /** How far the subscription has told. */
  scannedTo(): bigint
  /** Resolves once the subscription has looked at the log up to `position`. */
  reached(position: bigint): Promise<void>
  /** Aborts, and resolves when the subscription has ended. */
  stop(): Promise<void>
}

/** Subscribes and keeps what comes. */
export function collect(
  store: EventStore,
  options: { readonly after: bigint; readonly categories?: readonly string[]; readonly batchSize?: number; readonly onBegun?: () => void },
): Collecting {
  const events: RecordedEvent[] = []
  const here = progress()
  const controller = new AbortController()
  here.advance(options.after)
  const running = store.subscribe({
    ...options,
    signal: controller.signal,
    onBatch: async (batch, scanned) => {
      events.push(...batch)
      here.advance(scanned)
    },
  })
  return {
    events,
    scannedTo: here.position,
    reached: async (position) => void (await here.reached(position)),
    async stop() {
      controller.abort()
      await running
    },
  }
}
