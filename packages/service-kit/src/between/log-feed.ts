import type { EventStore } from '@titian/event-store'
import type { IntegrationEvent, LogPage } from '@titian/messaging'
import type { ServiceDefinition } from '@titian/service'
import { partitionKeys, publishedCategories, toIntegration } from './published.ts'
import type { RelationSeal } from './relation-seal.ts'

const PAGE = 500

/** The public face of one service's log, the same as on its topic; a page holds 500 events of the log at most. */
export interface PublicLog {
  /** One stream above a version. */
  ofStream(stream: string, version: number): Promise<readonly IntegrationEvent[]>
  page(after: bigint): Promise<LogPage>
}

export function publicLog(
  definition: Pick<ServiceDefinition, 'name' | 'aggregates'>,
  store: EventStore,
  seal: Pick<RelationSeal, 'seal'>,
): PublicLog {
  const categories = publishedCategories(definition)
  const partitionKey = partitionKeys(store)
  const faces = async (events: Awaited<ReturnType<EventStore['readAll']>>): Promise<readonly IntegrationEvent[]> => {
    const messages = await Promise.all(events.map(async (event) => toIntegration(definition, event, await partitionKey(event), seal)))
    return messages.filter((message) => message !== null)
  }
  return {
    ofStream: async (stream, version) => faces(await store.read(stream, { from: version + 1, to: version + PAGE })),
    async page(after) {
      // The head first: what is recorded between the two questions is on the page, and no page is missing below the head.
      const head = await store.head()
      const events = await store.readAll({ after, categories, limit: PAGE })
      return { events: await faces(events), next: events.at(-1)?.position ?? null, head }
    },
  }
}
