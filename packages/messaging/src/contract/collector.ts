import type { Heartbeat, IntegrationEvent, SubscribeTo } from '../port.ts'

export interface Collector {
  readonly messages: IntegrationEvent[]
  readonly heartbeats: Heartbeat[]
  readonly ids: () => readonly string[]
  /** Resolves when the condition holds, looked at after each delivery. */
  until(condition: () => boolean): Promise<void>
  readonly to: Pick<SubscribeTo, 'onBatch' | 'onHeartbeat'>
}

/** A subscriber that keeps what it is given. `handle` runs first and may refuse a batch. */
export function collector(handle: (messages: readonly IntegrationEvent[]) => void | Promise<void> = () => undefined): Collector {
  const messages: IntegrationEvent[] = []
  const heartbeats: Heartbeat[] = []
  const waiting = new Set<() => void>()
  const look = () => {
    for (const each of [...waiting]) each()
  }
  return {
    messages,
    heartbeats,
    ids: () => messages.map((message) => message.id),
    until: (condition) =>
      new Promise((resolve) => {
        const check = () => {
          if (!condition()) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
    to: {
      async onBatch(batch) {
        await handle(batch)
        messages.push(...batch)
        look()
      },
      onHeartbeat(heartbeat) {
        heartbeats.push(heartbeat)
        look()
      },
    },
  }
}
