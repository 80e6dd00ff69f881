import { topicOf } from '../port.ts'
import { type Happened, type ReceiverOptions, startReceiver } from '../receiver/receiver.ts'
import { type ReadLogOptions, readLog } from './read-log.ts'

export interface BackfillOptions
  extends Pick<ReceiverOptions, 'service' | 'accepts' | 'relationsIn' | 'store' | 'parking' | 'feed' | 'wallClock'>,
    Omit<ReadLogOptions, 'onBatch'> {}

/** What became of the messages, each counted once. */
export interface BackfillCounts {
  readonly received: number
  /** In the service's log before. */
  readonly already: number
  /** Waiting in a parked stream. */
  readonly parked: number
  /** Of aggregates that the service does not read. */
  readonly ignored: number
}

export interface Backfilled extends BackfillCounts {
  /** False: it was told to stop, and goes on from `position` the next time. */
  readonly whole: boolean
  readonly position: bigint
}

const countedAs: Readonly<Record<Happened, keyof BackfillCounts>> = {
  received: 'received',
  repaired: 'received',
  already: 'already',
  parked: 'parked',
  queued: 'parked',
  ignored: 'ignored',
  foreign: 'ignored',
}

/**
 * Receives all that one producer has published: for a service that joins later, or has lost what it received. The producer's log takes the place
 * of its topic, which retention may have cut; the receiver is the one that always runs, so nothing is doubled, and it may run meanwhile.
 *
 * @throws FEED_REFUSED { source, because }; what is away is waited for
 */
export async function backfill(options: BackfillOptions): Promise<Backfilled> {
  const totals = { received: 0, already: 0, parked: 0, ignored: 0 }
  /** Of the page in hand, which may come again: then the first time counts. */
  const page = new Map<string, Happened>()
  let end: Pick<Backfilled, 'whole' | 'position'> = { whole: false, position: 0n }
  const wholeLog: ReceiverOptions['broker'] = {
    async subscribe({ onBatch }) {
      end = await readLog({
        ...options,
        async onBatch(messages, topic) {
          await onBatch(messages, topic)
          for (const happened of page.values()) totals[countedAs[happened]] += 1
          page.clear()
        },
      })
      return { stop: async () => undefined }
    },
  }
  const { service, accepts, relationsIn, store, parking, feed, wallClock, source } = options
  await startReceiver({
    ...{ service, accepts, relationsIn, store, parking, feed, wallClock },
    broker: wholeLog,
    topics: [topicOf(source)],
    // That all was received up to now is for the topic's heartbeats to say.
    freshness: { note: async () => undefined },
    onMessage: (happened, { id }) => void page.set(id, page.get(id) ?? happened),
  })
  return { ...totals, ...end }
}
