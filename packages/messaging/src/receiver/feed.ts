import type { IntegrationEvent } from '../port.ts'

/**
 * What a producer still knows of its streams: `GET /events?stream=&version=` of its service.
 *
 * Errors: FEED_UNAVAILABLE while the producer cannot be asked: it passes by itself · FEED_REFUSED { source, because } where asking again would
 * not help: it parks the stream that was asked for, and no other.
 */
export interface Feed {
  /** The stream's messages above `version`, oldest first; possibly only the first of them, none when there are none. */
  eventsAfter(source: string, stream: string, version: number): Promise<readonly IntegrationEvent[]>
}

/** All that a producer has published, in the order of its log, whatever its topic still holds: `GET /events?after=`. Errors: as `Feed`. */
export interface LogFeed {
  /** @param after a position in the producer's log, exclusive; 0n = from the start. */
  page(source: string, after: bigint): Promise<LogPage>
}

export interface LogPage {
  readonly events: readonly IntegrationEvent[]
  /** What to ask for next; null where nothing comes after `after`. */
  readonly next: bigint | null
  /** How far the producer's log goes. Nothing of it that is published stands above. */
  readonly head: bigint
}
