import type { EventMeta, NewEvent, RecordedEvent } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { memoryEventStore } from '@titian/event-store/memory'
import { v5 } from 'uuid'
import type { IntegrationEvent } from '../port.ts'
import type { Feed, LogFeed } from '../receiver/feed.ts'
import { publicFace } from '../relay/public-face.ts'

const namespace = '2c6f4a1e-7d0b-4e57-8f4c-3b9a5d2e1c66'

/** A log of made-up cases of intake, and what of it is public. */
export interface SourceLog {
  readonly store: EventStore
  /** `intake.case-…` */
  streamOf(name: string): string
  /** Appends `count` events to the stream. */
  happen(name: string, count?: number): Promise<void>
  readonly toIntegration: (event: RecordedEvent) => IntegrationEvent | null
  /** In pages of two. */
  readonly feed: Feed & LogFeed
  /** Everything recorded, as it is published. */
  published(): Promise<readonly IntegrationEvent[]>
}

export function sourceLog(store: EventStore = ticking()): SourceLog {
  const streamOf = (name: string) => `intake.case-${v5(name, namespace)}`
  const toIntegration = (event: RecordedEvent): IntegrationEvent =>
    publicFace('intake', event, { type: event.type, partitionKey: event.stream, data: event.data as Record<string, unknown>, relations: 'sealed' })
  return {
    store,
    streamOf,
    async happen(name, count = 1) {
      for (let done = 0; done < count; done += 1) {
        const version = (await store.read(streamOf(name))).length + 1
        await store.append(streamOf(name), [newEvent(name, version)], { expected: version - 1 })
      }
    },
    toIntegration: (event) => (event.stream.startsWith('intake.case-') ? toIntegration(event) : null),
    feed: {
      async eventsAfter(_source, stream, version) {
        const events = await store.read(stream, { from: version + 1 })
        return events.slice(0, 2).map(toIntegration)
      },
      async page(_source, after) {
        const events = await store.readAll({ after, limit: 2 })
        return { events: events.map(toIntegration), next: events.at(-1)?.position ?? null, head: await store.head() }
      },
    },
    async published() {
      return (await store.readAll({ after: 0n, limit: 1_000 })).map(toIntegration)
    },
  }
}

/** In memory, each event recorded a second after the one before. */
function ticking(): EventStore {
  let ticks = 0
  return memoryEventStore({ log: 'intake', clock: { now: () => new Date(Date.UTC(2024, 2, 4) + 1000 * ticks++) } })
}

/** One event of a made-up stream. */
export function newEvent(name: string, version: number): NewEvent {
  const id = v5(`${name} ${version}`, namespace)
  const instant = new Date(Date.UTC(2024, 2, 1, 0, 0, version)).toISOString()
  const meta: EventMeta = {
    occurredAt: { from: instant, to: instant, precision: 'minute' },
    personIds: [],
    ownerAgency: 'agency-1',
    actor: { userId: 'user-1', agencyId: 'agency-1', agencyKind: 'UPTD_PPA', unitId: null, post: 'caseworker' },
    purpose: 'SERVICES',
    legalBasis: { kind: 'PUBLIC_TASK' },
    commandId: id,
    inputHash: id,
    correlationId: id,
    causationId: id,
  }
  return { id, type: version === 1 ? 'CaseOpened' : 'CaseChanged', schemaVersion: 1, data: { step: version }, meta }
}
