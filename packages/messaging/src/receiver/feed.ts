import type { IntegrationEvent } from '../port.ts'

/** What a producer still knows of its streams: `GET /events` of its service. */
export interface Feed {
  /**
   * The stream's messages above `version`, oldest first; possibly only the first of them, none when there are none.
   * @throws FEED_UNAVAILABLE while the producer cannot be asked
   */
  eventsAfter(source: string, stream: string, version: number): Promise<readonly IntegrationEvent[]>
}
