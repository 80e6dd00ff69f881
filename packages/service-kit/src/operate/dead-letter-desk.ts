import { TitianError } from '@titian/core'
import type { DeadLetters, Discarded, IntegrationEvent, Replayed } from '@titian/messaging'
import type { ParkedEvent, ParkedEvents } from '../react/parked.ts'

/** `message`: of another service, which could not be received. `reaction`: an event of the own log, whose consequence could not be had. */
export type DeadLetterKind = 'message' | 'reaction'

interface Tried {
  readonly kind: DeadLetterKind
  /** Of a reaction: its name. */
  readonly reaction?: string
  /** Why; `QUEUED` behind another. */
  readonly errorCode: string
  readonly attempts: number
  readonly firstSeen: Date
  readonly lastSeen: Date
}

/** A stream of which something waits; of a reaction, once for each. */
export interface WaitingStream extends Tried {
  readonly stream: string
  readonly waiting: number
}

export interface DeadLetter extends Tried {
  readonly version: number
  /** As it was published: ids, codes and times. */
  readonly message?: IntegrationEvent
}

/** What is done or looked at, for the record: ids and codes. */
export interface Deed {
  readonly action: 'ShowDeadLetters' | 'ReplayDeadLetters' | 'DiscardDeadLetter'
  readonly caseIds: readonly string[]
  /** The stream; `<stream>@<version>` of one message. */
  readonly resources: readonly string[]
  readonly count: number
}

/** Called when a deed can be done, and before it is: if it rejects, nothing is done. */
export type RecordDeed = (deed: Deed) => Promise<unknown>

/** What an operator may do with what is parked in a service. Errors: as `DeadLetters`. */
export interface DeadLetterDesk {
  /** Oldest first. */
  list(): Promise<readonly WaitingStream[]>
  /** In order of version. @throws NOT_PARKED */
  show(stream: string): Promise<readonly DeadLetter[]>
  /** @throws NOT_PARKED · CONSEQUENCE_KEPT where only the running service can try it */
  replay(stream: string, record: RecordDeed): Promise<Replayed>
  /** @throws NOT_PARKED · VERSION_NOT_PARKED · CONSEQUENCE_KEPT */
  discard(stream: string, version: number, record: RecordDeed): Promise<Discarded>
}

export function deadLetterDesk(options: {
  readonly letters: DeadLetters
  readonly parked: ParkedEvents
  /** Tries the reactions parked in a stream, in order; nothing where the service does not run in this process. */
  readonly retry?: (stream: string) => Promise<void>
}): DeadLetterDesk {
  const { letters, parked, retry } = options
  const eventsOf = async (stream: string) => (await parked.list()).filter((event) => event.stream === stream)

  async function show(stream: string): Promise<readonly DeadLetter[]> {
    const messages = (await letters.show(stream)).map(
      ({ message, ...tried }): DeadLetter => ({ kind: 'message', version: message.version, ...tried, message }),
    )
    const found = messages.length > 0 ? messages : (await eventsOf(stream)).map((event) => ({ ...triedOf(event), version: event.version }))
    if (found.length === 0) throw new TitianError('NOT_PARKED', { stream })
    return found
  }

  return {
    async list() {
      const messages = (await letters.list()).map(({ source: _, ...one }): WaitingStream => ({ kind: 'message', ...one }))
      const reactions = [...Map.groupBy(await parked.list(), ({ reaction, stream }) => `${reaction} ${stream}`).values()].flatMap(waitingOf)
      return [...messages, ...reactions].sort((a, b) => a.firstSeen.getTime() - b.firstSeen.getTime() || (a.stream < b.stream ? -1 : 1))
    },
    show,
    async replay(stream, record) {
      const waiting = await show(stream)
      const ofReaction = waiting.some(({ kind }) => kind === 'reaction')
      if (ofReaction && !retry) throw new TitianError('CONSEQUENCE_KEPT')
      await record(deedOn('ReplayDeadLetters', waiting, stream))
      if (!ofReaction) return letters.replay(stream)
      await retry?.(stream)
      const left = await eventsOf(stream)
      const received = Math.max(waiting.length - left.length, 0)
      return { received, left: left.length, ...(left[0] && { errorCode: left[0].code }) }
    },
    async discard(stream, version, record) {
      const waiting = await show(stream)
      if (waiting.some(({ kind }) => kind === 'reaction')) throw new TitianError('CONSEQUENCE_KEPT')
      const meant = waiting.filter((one) => one.version === version)
      // What is not there is refused below: nothing is done, and nothing recorded.
      if (meant.length > 0) await record(deedOn('DiscardDeadLetter', meant, `${stream}@${version}`))
      return letters.discard(stream, version)
    },
  }
}

export const deedOn = (action: Deed['action'], letters: readonly DeadLetter[], resource: string): Deed => ({
  action,
  caseIds: [...new Set(letters.flatMap(({ message }) => message?.caseId ?? []))],
  resources: [resource],
  count: letters.length,
})

const triedOf = ({ reaction, code, attempts, since, lastSeen }: ParkedEvent): Tried => ({
  kind: 'reaction',
  reaction,
  errorCode: code,
  attempts,
  firstSeen: since,
  lastSeen,
})

/** The first of a stream is the one that failed; the others queue behind it. */
const waitingOf = ([first, ...behind]: readonly ParkedEvent[]): readonly WaitingStream[] =>
  first === undefined ? [] : [{ ...triedOf(first), stream: first.stream, waiting: behind.length + 1 }]
