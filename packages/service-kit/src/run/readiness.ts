import type { EventStore } from '@titian/event-store'

const READY_FOR_MS = 1_000

/** Asked often by an orchestrator: the database is asked once a second at most. */
export function readiness(store: EventStore, stopping: () => boolean): () => Promise<boolean> {
  let last: { readonly at: number; readonly ok: boolean } | undefined
  return async () => {
    if (stopping()) return false
    const now = performance.now()
    if (last !== undefined && now - last.at < READY_FOR_MS) return last.ok
    const ok = await store.head().then(
      () => true,
      () => false,
    )
    last = { at: now, ok }
    return ok
  }
}
