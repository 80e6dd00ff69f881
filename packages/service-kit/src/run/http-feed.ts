import { TitianError } from '@titian/core'
import type { Feed, IntegrationEvent, LogFeed } from '@titian/messaging'

const PATIENCE_MS = 5_000

/** Refusals that pass by themselves: a token that is being renewed, an answer that took too long, too much asked at once. */
const passing = new Set([401, 408, 429])

interface FeedPage {
  readonly events: readonly IntegrationEvent[]
  readonly next: string | null
  readonly head: string
}

/**
 * Asks a producer over HTTP, with this service's own token, for what is missing of a stream or for all it has published. What it refuses for good
 * is FEED_REFUSED, so that one stream is parked; if it were waited for, it would hold up the whole topic for ever.
 * @param urlOf undefined where nobody said where the service is
 */
export function httpFeed(urlOf: (service: string) => string | undefined, token: () => Promise<string>): Feed & LogFeed {
  async function ask(source: string, query: Readonly<Record<string, string>>): Promise<FeedPage> {
    const url = urlOf(source)
    if (url === undefined) throw new TitianError('FEED_REFUSED', { source, because: 'NO_ADDRESS' })
    try {
      const response = await fetch(`${url}/events?${new URLSearchParams(query)}`, {
        headers: { authorization: `Bearer ${await token()}` },
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      if (response.ok) return (await response.json()) as FeedPage
      await response.body?.cancel()
      throw refusal(source, response.status)
    } catch (cause) {
      if (cause instanceof TitianError) throw cause
      throw new TitianError('FEED_UNAVAILABLE', { source }, { cause })
    }
  }
  return {
    eventsAfter: async (source, stream, version) => (await ask(source, { stream, version: String(version) })).events,
    async page(source, after) {
      const { events, next, head } = await ask(source, { after: String(after) })
      return { events, next: next === null ? null : BigInt(next), head: BigInt(head) }
    },
  }
}

const refusal = (source: string, status: number): TitianError =>
  status >= 400 && status < 500 && !passing.has(status)
    ? new TitianError('FEED_REFUSED', { source, because: `HTTP_${status}` })
    : new TitianError('FEED_UNAVAILABLE', { source, status })
