import { TitianError } from '@titian/core'
import type { Feed, IntegrationEvent } from '@titian/messaging'

const PATIENCE_MS = 5_000

/** Asks a producer over HTTP for what is missing of a stream, with this service's own token. */
export const httpFeed = (urlOf: (service: string) => string, token: () => Promise<string>): Feed => ({
  async eventsAfter(source, stream, version) {
    const query = new URLSearchParams({ stream, version: String(version) })
    try {
      const response = await fetch(`${urlOf(source)}/events?${query}`, {
        headers: { authorization: `Bearer ${await token()}` },
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      if (!response.ok) throw new TitianError('FEED_UNAVAILABLE', { source, status: response.status })
      return ((await response.json()) as { events: readonly IntegrationEvent[] }).events
    } catch (cause) {
      throw new TitianError('FEED_UNAVAILABLE', { source }, { cause })
    }
  },
})
