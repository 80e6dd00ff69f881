import { isTitianError, type RecordedEvent, type WallClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import { errorCode, type Log, silent } from '../log.ts'
import { type Broker, type IntegrationEvent, topicOf } from '../port.ts'
import { backOff, pause } from '../waiting.ts'
import { lead } from './lead.ts'
import type { RelayCheckpoint } from './relay-checkpoint.ts'

export interface RelayOptions {
  readonly service: string
  readonly store: EventStore
  /** What of the log to read; default all of it. */
  readonly categories?: readonly string[]
  readonly broker: Broker
  /** The public face of an event; null where it has none. */
  readonly toIntegration: (event: RecordedEvent) => IntegrationEvent | null | Promise<IntegrationEvent | null>
  readonly checkpoint: RelayCheckpoint
  readonly wallClock: WallClock
  /** Default 1000. */
  readonly heartbeatMs?: number
  /** How far the checkpoint is behind the log's head, once a heartbeat: for a metric. */
  readonly onLag?: (behind: bigint) => void
  readonly log?: Log
}

export interface Relay {
  /** `waiting` while another one leads. */
  state(): 'waiting' | 'leading' | 'stopped'
  /** After the batch in hand; frees the lease. */
  stop(): Promise<void>
}

/**
 * Brings a service's log to its topic. Of several relays of one log one leads; the others wait for its lease. A leader that was overtaken
 * (`RELAY_FENCED`) stops publishing and waits in turn. Broker or database away: it goes on from its checkpoint when they are back.
 */
export function startRelay(options: RelayOptions): Relay {
  const { service, checkpoint, heartbeatMs = 1000, log = silent, onLag = () => undefined } = options
  const stopping = new AbortController()
  const { signal } = stopping
  const waits = backOff()
  let state: ReturnType<Relay['state']> = 'waiting'

  async function turn(): Promise<void> {
    const lease = await checkpoint.acquire()
    if (lease === undefined) return pause(heartbeatMs, signal)
    state = 'leading'
    log.info({ service, epoch: String(lease.epoch), position: String(lease.position) }, 'The relay leads.')
    try {
      await lead(lease, { ...options, topic: topicOf(service), heartbeatMs, onLag, onProgress: waits.reset, signal })
    } finally {
      state = 'waiting'
      // Not being able to free it costs the next one the rest of the lease, no more.
      await checkpoint.release(lease.epoch).catch(() => undefined)
    }
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        await turn()
      } catch (error) {
        const ms = waits.next()
        const overtaken = isTitianError(error, 'RELAY_FENCED')
        if (overtaken) log.warn({ service }, 'Another relay has taken over; this one waits.')
        else log.error({ service, code: errorCode(error), retryInMs: ms }, 'The relay stopped; it goes on from its checkpoint.')
        await pause(ms, signal)
      }
    }
    state = 'stopped'
  }
  const ran = run()

  return {
    state: () => state,
    async stop() {
      stopping.abort()
      await ran
    },
  }
}
