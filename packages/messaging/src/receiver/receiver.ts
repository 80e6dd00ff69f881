import { failpoint, type WallClock } from '@titian/core'
import type { EventStore } from '@titian/event-store'
import type { FactsFreshness } from '../freshness/facts-freshness.ts'
import { errorCode, type Log, silent } from '../log.ts'
import type { Parking } from '../parking/parking.ts'
import { type Broker, type Heartbeat, type IntegrationEvent, topicOf } from '../port.ts'
import type { Feed } from './feed.ts'
import { type Outcome, passesByItself, receiving } from './receive.ts'
import { receivingRuns, runsOf } from './receive-run.ts'
import type { RelationsIn } from './received-event.ts'

/** What became of a message: for metrics. `ignored`: of an aggregate this service does not read. `foreign`: in the name of another than the topic's service. */
export type Happened = Outcome | 'ignored' | 'foreign' | 'parked' | 'queued'

/** What the code of this service knows of a message. `newer`: its type, but of a schema version that came after the code. */
export type Knows = 'known' | 'unknown' | 'newer'

export interface ReceiverOptions {
  /** The service that receives; its broker group. */
  readonly service: string
  readonly broker: Pick<Broker, 'subscribe'>
  readonly topics: readonly string[]
  /** Whether this service reads the message's aggregate. Whole aggregates, never single types: versions must have no holes. */
  readonly accepts: (message: IntegrationEvent) => boolean
  /** Default `known`, of all. Unknown news is no error: it is received, and counted. */
  readonly knows?: (message: IntegrationEvent) => Knows
  /** What a message says of who is bound; asked before it is appended, so that one that cannot be read is parked. */
  readonly relationsIn?: RelationsIn | undefined
  readonly store: EventStore
  readonly parking: Parking
  readonly feed: Feed
  readonly freshness: Pick<FactsFreshness, 'note'>
  readonly wallClock: WallClock
  readonly onMessage?: (happened: Happened, message: IntegrationEvent) => void
  /** Called for a message that was received (a double is not told again) and that `knows` does not know. */
  readonly onStrange?: (what: Exclude<Knows, 'known'>, message: IntegrationEvent) => void
  readonly log?: Log
}

export interface Receiver {
  /** After the batch in hand. */
  stop(): Promise<void>
}

/**
 * Receiving is an append: the one effect of a message is an event in the service's own log. Streams go side by side, each in order. A message
 * that cannot be appended is parked with all that follow in its stream; one that failed for a reason that passes lets the batch come again.
 */
export async function startReceiver(options: ReceiverOptions): Promise<Receiver> {
  const { service, broker, topics, accepts, parking, freshness, wallClock, log = silent } = options
  const { knows = () => 'known', onMessage = () => undefined, onStrange = () => undefined } = options
  const receive = receiving(options)
  const receiveRun = receivingRuns(options)

  async function park(message: IntegrationEvent, error: unknown): Promise<void> {
    const code = errorCode(error)
    await parking.park(message, code, wallClock.now())
    onMessage('parked', message)
    log.error({ service, source: message.source, version: message.version, code }, 'A message is parked with its stream.')
  }

  function tell(happened: Happened, message: IntegrationEvent): void {
    onMessage(happened, message)
    const known = knows(message)
    if (known !== 'known' && happened !== 'already') onStrange(known, message)
  }

  /** Answers whether the stream is parked from here on. */
  async function alone(message: IntegrationEvent, parked: boolean): Promise<boolean> {
    if (parked && (await parking.queue(message, wallClock.now()))) {
      onMessage('queued', message)
      return true
    }
    try {
      tell(await receive(message), message)
      return false
    } catch (error) {
      if (passesByItself(error)) throw error
      await park(message, error)
      return true
    }
  }

  async function inOrder(messages: readonly IntegrationEvent[], parkedBefore: boolean): Promise<void> {
    let parked = parkedBefore
    for (const run of runsOf(messages)) {
      const [first, ...rest] = run
      const outcome = parked || first === undefined || rest.length === 0 ? undefined : await receiveRun([first, ...rest])
      for (const message of run) {
        if (outcome === undefined) parked = await alone(message, parked)
        else tell(outcome, message)
      }
    }
  }

  function passOver(happened: 'ignored' | 'foreign', message: IntegrationEvent, topic: string): void {
    onMessage(happened, message)
    if (happened === 'foreign') log.error({ service, topic, version: message.version, code: 'MESSAGE_FOREIGN' }, 'A message is not of its topic.')
  }

  async function onBatch(messages: readonly IntegrationEvent[], topic: string): Promise<void> {
    const read: IntegrationEvent[] = []
    for (const message of messages) {
      if (!isOfTopic(topic, message)) passOver('foreign', message, topic)
      else if (!accepts(message)) passOver('ignored', message, topic)
      else read.push(message)
    }
    const streams = Map.groupBy(read, (message) => message.stream)
    const held = await parking.holds([...streams.keys()])
    // All of them end before the batch does: a stream that is still being appended to must not meet its own repetition.
    const ends = await Promise.allSettled([...streams].map(([stream, ofStream]) => inOrder(ofStream, held.has(stream))))
    const failed = ends.find((end) => end.status === 'rejected')
    if (failed) throw failed.reason
    failpoint('receiver.appended')
  }

  async function onHeartbeat(heartbeat: Heartbeat, topic: string): Promise<void> {
    if (topicOf(heartbeat.source) === topic) await freshness.note(heartbeat)
    else log.error({ service, topic, code: 'MESSAGE_FOREIGN' }, 'A heartbeat is not of its topic.')
  }

  return broker.subscribe({ group: service, topics, onBatch, onHeartbeat })
}

/** Who may write to a topic speaks for one service: its own. NUL stands in no name of a stream, and in no database. */
const isOfTopic = (topic: string, { source, stream }: IntegrationEvent): boolean =>
  topicOf(source) === topic && stream.startsWith(`${source}.`) && !stream.includes('\0')
