import type { RecordedEvent } from '@titian/core'
import type { EventStore } from '../port.ts'

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
  const waiting: { readonly position: bigint; readonly resolve: () => void }[] = []
  const controller = new AbortController()
  let scannedTo = options.after
  const running = store.subscribe({
    ...options,
    signal: controller.signal,
    onBatch: async (batch, scanned) => {
      events.push(...batch)
      scannedTo = scanned
      for (const { position, resolve } of waiting) if (position <= scanned) resolve()
    },
  })
  return {
    events,
    scannedTo: () => scannedTo,
    reached: (position) => (position <= scannedTo ? Promise.resolve() : new Promise((resolve) => waiting.push({ position, resolve }))),
    async stop() {
      controller.abort()
      await running
    },
  }
}
