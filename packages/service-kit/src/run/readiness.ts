import type { EventStore } from '@titian/event-store'
import type { ClockWatch } from './clock-watch.ts'

const READY_FOR_MS = 1_000

/** Why a service takes no requests now. */
export type Unready = 'STOPPING' | 'LOG_UNAVAILABLE' | 'CLOCK_WRONG'

/** Asked often by an orchestrator: the database is asked once a second at most. @returns undefined where it is ready */
export function readiness(store: EventStore, clock: Pick<ClockWatch, 'isWrong'>, stopping: () => boolean): () => Promise<Unready | undefined> {
  let last: { readonly at: number; readonly away: boolean } | undefined
  async function isAway(): Promise<boolean> {
    const now = performance.now()
    if (last !== undefined && now - last.at < READY_FOR_MS) return last.away
    const away = await store.head().then(
      () => false,
      () => true,
    )
    last = { at: now, away }
    return away
  }
  return async () => {
    if (stopping()) return 'STOPPING'
    if (await isAway()) return 'LOG_UNAVAILABLE'
    return clock.isWrong() ? 'CLOCK_WRONG' : undefined
  }
}
