import { type KurrentDBClient, NO_STREAM } from '@kurrent/kurrentdb-client'
import { type Clock, failpoint, isTitianError, TitianError } from '@titian/core'
import type { EncodedAppend } from '../encode.ts'
import type { Appended } from '../port.ts'
import type { Connection } from './connection.ts'
import { logError, typeOf } from './errors.ts'
import type { Reads } from './reads.ts'
import { toSend } from './records.ts'
import { slots } from './slots.ts'
import { appended, decided, type Knowledge, learned, nothingKnown, type StreamKnowledge } from './stream-knowledge.ts'
import { within } from './time-limit.ts'

/** Times that an append is decided anew because others were quicker. */
const TRIES = 10
/**
 * Appends on their way at once. From the sixteenth unsent message on, the client queues inside, and what queues there when the connection
 * breaks ends in an unhandled rejection, which ends the process.
 */
const AT_ONCE = 12
const ALL = Number.MAX_SAFE_INTEGER

export interface AppendOptions {
  readonly log: string
  readonly connection: Connection
  readonly namespace: string
  readonly reads: Reads
  readonly knowledge: Knowledge
  readonly clock: Clock
  readonly limitMs: number
  /** `given`: what no later event may be recorded before; moved on by each batch. `seen`: the latest that is surely in the log. */
  readonly latest: { given: string; seen: string }
}

/**
 * Settles the appends of one batch: those to one stream one after the other, the rest side by side. All get the same recordedAt, and the
 * next batch waits for them: the server orders what is on its way together as it likes, and recordedAt must not decrease along positions.
 */
export function appendBatch(options: AppendOptions) {
  const { log, clock, latest } = options
  const appendOne = appendTo(options)
  return async (batch: readonly EncodedAppend[]): Promise<readonly (Appended | TitianError)[]> => {
    const now = clock.now().toISOString()
    if (now > latest.given) latest.given = now
    const recordedAt = latest.given
    const lanes = new Map<string, Promise<unknown>>()
    return Promise.all(
      batch.map((item) => {
        const before = lanes.get(item.stream) ?? Promise.resolve()
        const settled = before.then(() => appendOne(item, recordedAt)).catch((error: unknown) => logError(log, error))
        lanes.set(item.stream, settled)
        return settled
      }),
    )
  }
}

/**
 * One append. It is decided against what is known of the stream and sent for exactly that version, so the server itself refuses it where
 * anything came between; then the stream is read and it is decided anew. A refusal is given only on what was read since the call.
 */
function appendTo({ log, connection, namespace, reads, knowledge, limitMs, latest }: AppendOptions) {
  const inTurn = slots(AT_ONCE)

  async function look({ stream }: EncodedAppend): Promise<StreamKnowledge> {
    const known = knowledge.of(stream) ?? nothingKnown
    const found = learned(known, await reads.stream(stream, firstUnsure(known), ALL, undefined))
    knowledge.keep(stream, found)
    return found
  }

  async function send(client: KurrentDBClient, { stream, events }: EncodedAppend, version: number, recordedAt: string): Promise<Appended> {
    const streamState = version === 0 ? NO_STREAM : BigInt(version - 1)
    const sending = client.appendToStream(
      namespace + stream,
      events.map((event) => toSend(event, recordedAt)),
      { streamState, requiresLeader: true },
    )
    const { nextExpectedRevision, position } = await within(log, limitMs, sending)
    failpoint('after-commit')
    if (position === undefined) throw new TitianError('LOG_REFUSED', { log, reason: 'no position' })
    return { version: Number(nextExpectedRevision) + 1, position: position.commit, already: false }
  }

  return async (item: EncodedAppend, recordedAt: string): Promise<Appended> => {
    const { stream, expected } = item
    const isNew = expected === 'no-stream' || expected === 0
    let looked = false
    let known = knowledge.of(stream) ?? (isNew ? nothingKnown : undefined)
    for (let tries = 0; tries < TRIES; tries += 1) {
      if (known === undefined) {
        known = await look(item)
        looked = true
      }
      const decision = attempt(item, known)
      if (decision instanceof TitianError || decision === 'look') {
        if (looked && decision instanceof TitianError) throw decision
        known = undefined
        continue
      }
      if (decision !== 'append') return decision
      const client = connection.client()
      const before = known
      try {
        const answer = await inTurn(() => send(client, item, before.version, recordedAt))
        knowledge.keep(stream, appended(before, item, answer.position))
        if (recordedAt > latest.seen) latest.seen = recordedAt
        return answer
      } catch (error) {
        if (typeOf(error) === 'wrong-expected-version') {
          // Read what came between; where nothing new is found, from the start.
          if (looked) knowledge.forget(stream)
          known = undefined
          continue
        }
        // It may have been stored: the next append to this stream looks first.
        knowledge.forget(stream)
        if (typeOf(error) === 'maximum-append-size-exceeded') throw tooLarge(item, error)
        const failure = logError(log, error)
        if (failure.code === 'LOG_UNAVAILABLE') connection.replace(client)
        throw failure
      }
    }
    throw new TitianError('LOG_BUSY', { log, retryAfterMs: 250 })
  }
}

function attempt(item: EncodedAppend, known: StreamKnowledge): Appended | 'append' | 'look' | TitianError {
  try {
    return decided(item, known)
  } catch (error) {
    if (isTitianError(error)) return error
    throw error
  }
}

/** The first version whose position is not known, else the one after the last. */
function firstUnsure({ version, events }: StreamKnowledge): number {
  let first = version + 1
  for (const event of events.values()) if (event.position === undefined && event.version < first) first = event.version
  return first
}

/** The server counts what stands around an event too. */
function tooLarge({ bytes }: EncodedAppend, error: unknown): TitianError {
  const limit = typeof error === 'object' && error !== null && 'maxAppendSize' in error ? error.maxAppendSize : undefined
  return new TitianError('EVENT_TOO_LARGE', { size: bytes, limit })
}
