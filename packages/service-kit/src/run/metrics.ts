import type { IntegrationEvent } from '@titian/messaging'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { DeadLetterKind } from '../operate/dead-letter-desk.ts'
import type { ClockWatch } from './clock-watch.ts'

export interface Metrics {
  readonly registry: Registry
  readonly requests: Histogram<'method' | 'status'>
  readonly relayLag: Gauge
  readonly messages: Counter<'happened'>
  /** What the code is too old for; received all the same. */
  readonly strange: { unknown(message: From): void; newer(message: From): void }
  readonly stoppedViews: Gauge
  readonly unheardRelations: Gauge
  readonly parkedOldest: Gauge<'kind'>
  readonly parkedReactions: Gauge
}

type From = Pick<IntegrationEvent, 'source'>

/** Since when the oldest waits, of what is parked; undefined where nothing is. */
export type ParkedSince = Readonly<Record<DeadLetterKind, () => Promise<Date | undefined>>>

/**
 * Numbers about the service, never about a case, and nothing finer than a service: no id, no agency, no type of event and no route is a label. How
 * often a door is used that leads to protection, exclusions or informants tells that there are some (SAFETY 3).
 */
export function metrics(service: string, clock: Pick<ClockWatch, 'wallClock' | 'aheadMs'>, parkedSince: ParkedSince): Metrics {
  const { wallClock } = clock
  const registry = new Registry()
  registry.setDefaultLabels({ service })
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const labelNames = ['source'] as const
  const unknown = new Counter({
    name: 'titian_messages_unknown_total',
    help: 'Messages of a type that this release does not know',
    labelNames,
    registers,
  })
  const newer = new Counter({
    name: 'titian_messages_newer_total',
    help: 'Messages of a schema version that came after this release',
    labelNames,
    registers,
  })
  const messages = new Counter({
    name: 'titian_messages_total',
    help: 'Messages of other services, by what became of them',
    labelNames: ['happened'],
    registers,
  })
  // Else the first that are parked, or speak for another service, would be no increase.
  for (const happened of ['parked', 'foreign']) messages.inc({ happened }, 0)
  new Gauge({
    name: 'titian_clock_ahead_seconds',
    help: "By how much the clock of this process is ahead of the database's, behind below 0; beyond 5 either way commands wait",
    registers,
    collect() {
      this.set(clock.aheadMs() / 1_000)
    },
  })
  return {
    registry,
    requests: new Histogram({ name: 'titian_http_seconds', help: 'HTTP answers, in seconds', labelNames: ['method', 'status'], registers }),
    relayLag: new Gauge({ name: 'titian_relay_lag_events', help: 'Events recorded and not yet published', registers }),
    messages,
    strange: { unknown: ({ source }) => unknown.inc({ source }), newer: ({ source }) => newer.inc({ source }) },
    stoppedViews: new Gauge({ name: 'titian_views_stopped', help: 'Views that an event has stopped', registers }),
    unheardRelations: new Gauge({
      name: 'titian_relations_unknown',
      help: 'Relations on record of a kind that this release does not know, as it started; they open nothing',
      registers,
    }),
    parkedReactions: new Gauge({
      name: 'titian_reactions_parked',
      help: 'Consequences parked, by reaction and stream; -1: reactions have stopped',
      registers,
    }),
    parkedOldest: new Gauge({
      name: 'titian_parked_oldest_seconds',
      help: 'Age of the oldest that is parked, in seconds: messages of other services, and events whose consequences failed; 0: none is',
      labelNames: ['kind'],
      registers,
      // While the database is away the last known age stands: the numbers are asked for most then.
      async collect() {
        for (const kind of ['message', 'reaction'] as const) {
          const since = await parkedSince[kind]().catch(() => null)
          if (since !== null) this.set({ kind }, since === undefined ? 0 : (wallClock.now().getTime() - since.getTime()) / 1_000)
        }
      },
    }),
  }
}
