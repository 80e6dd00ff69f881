import { TitianError, type WallClock } from '@titian/core'
import type { Parking } from '../parking/parking.ts'
import type { Heartbeat } from '../port.ts'
import type { Heartbeats } from './heartbeats.ts'

export interface FactsFreshness {
  /** Call when everything that stands before the heartbeat is in the service's own log or parked. */
  note(heartbeat: Heartbeat): Promise<void>
  /**
   * The sources whose facts may not be acted on: their last heartbeat is too old or missing, or one of the source streams asked about
   * (`intake.case-<uuid>`) is parked.
   */
  stale(sources: readonly string[], streams?: readonly string[]): Promise<readonly string[]>
  isFresh(sources: readonly string[], streams?: readonly string[]): Promise<boolean>
  /** @throws FACTS_STALE { sources } */
  assertFresh(sources: readonly string[], streams?: readonly string[]): Promise<void>
}

/**
 * Whether what this service knows of others is young enough to act on. By the wall clock, which no story moves.
 *
 * @param staleAfterMs default 5000
 */
export function factsFreshness(options: {
  readonly wallClock: WallClock
  readonly heartbeats: Heartbeats
  readonly parking: Pick<Parking, 'holds'>
  readonly staleAfterMs?: number
}): FactsFreshness {
  const { wallClock, heartbeats, parking, staleAfterMs = 5000 } = options
  const noted = new Map<string, Date>()
  // Also not from the time to come: after a clock was set back, silence would look young for as long.
  const isYoung = (at: Date | undefined, now: Date) => at !== undefined && Math.abs(now.getTime() - at.getTime()) <= staleAfterMs

  /** Another process of this service may be the one that receives: its row is asked when this one has heard nothing. */
  async function silentSources(sources: readonly string[]): Promise<readonly string[]> {
    const now = wallClock.now()
    const quiet = sources.filter((source) => !isYoung(noted.get(source), now))
    if (quiet.length === 0) return []
    const rows = await heartbeats.last(quiet)
    return quiet.filter((source) => !isYoung(rows.get(source), now))
  }

  async function stale(sources: readonly string[], streams: readonly string[] = []): Promise<readonly string[]> {
    const quiet = await silentSources(sources)
    const held = streams.length === 0 ? new Set<string>() : await parking.holds(streams)
    const parked = [...held].map((stream) => stream.split('.', 1)[0] ?? stream)
    return [...new Set([...quiet, ...parked])]
  }

  return {
    async note({ source, at }) {
      // A producer's clock that runs ahead must not make its silence look young.
      const heard = new Date(Math.min(Date.parse(at), wallClock.now().getTime()))
      await heartbeats.note(source, heard)
      noted.set(source, heard)
    },
    stale,
    isFresh: async (sources, streams) => (await stale(sources, streams)).length === 0,
    async assertFresh(sources, streams) {
      const found = await stale(sources, streams)
      if (found.length > 0) throw new TitianError('FACTS_STALE', { sources: found })
    },
  }
}
