import { randomUUID } from 'node:crypto'
import type { ServerWritableStream } from '@grpc/grpc-js'
import type { ReadReq, ReadResp } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import { caughtUp, checkpoint, confirmation, eventMessage, filterOf, streamName, streamNotFound } from './messages.ts'
import type { ServerLog, ServerRecord } from './server-log.ts'

export type ReadCall = ServerWritableStream<ReadReq, ReadResp>

const codes = { unknown: 2, 'invalid-argument': 3 } as const
const ABORTED = 10
const UNIMPLEMENTED = 12
/** Messages that may wait for a live subscriber. */
const SUBSCRIBER_BUFFER = 32
const BACKWARDS = 1

export const failed = (code: number, details: string) => Object.assign(new Error(details), { code, details })

export interface Reading {
  readonly log: ServerLog
  readonly refusesPositions: 'unknown' | 'invalid-argument'
  /** Told of each subscriber that is dropped. */
  readonly tooSlow: () => void
}

export async function answerRead({ log, refusesPositions, tooSlow }: Reading, call: ReadCall): Promise<void> {
  const options = call.request.getOptions()
  if (options === undefined) return void call.emit('error', failed(UNIMPLEMENTED, 'no options'))
  if (options.hasStream()) await readStream(log, call, options)
  else if (startsNowhere(log, options)) call.emit('error', failed(codes[refusesPositions], 'Trying to read from an invalid position.'))
  else if (options.hasSubscription()) await subscribe(log, call, options, tooSlow)
  else await readAll(log, call, options)
}

async function readStream(log: ServerLog, call: ReadCall, options: ReadReq.Options): Promise<void> {
  const name = streamName(options.getStream()?.getStreamIdentifier())
  const records = log.stream(name)
  const forwards = options.getReadDirection() !== BACKWARDS
  if (!forwards || options.hasSubscription()) return void call.emit('error', failed(UNIMPLEMENTED, 'streams are read forwards only'))
  if (records.length === 0) call.write(streamNotFound(name))
  const from = options.getStream()?.hasRevision() ? Number(options.getStream()?.getRevision()) : 0
  await send(call, records.slice(from, from + count(options)))
  call.end()
}

async function readAll(log: ServerLog, call: ReadCall, options: ReadReq.Options): Promise<void> {
  const position = startOf(options)
  const forwards = options.getReadDirection() !== BACKWARDS
  const passes = filterOf(options)
  // Forwards the record at the position comes with it, backwards it does not.
  const wanted = forwards
    ? log.records.filter((record) => record.position >= (position ?? 0n) && passes(record))
    : log.records.filter((record) => (position === undefined || record.position < position) && passes(record)).reverse()
  await send(call, options.getAll()?.hasEnd() && forwards ? [] : wanted.slice(0, count(options)))
  call.end()
}

/** After the position, without it. While catching up it waits for the subscriber; once live it drops one who is too slow, and says so once. */
async function subscribe(log: ServerLog, call: ReadCall, options: ReadReq.Options, tooSlow: () => void): Promise<void> {
  const passes = filterOf(options)
  const window = (options.getFilter()?.getMax() || 32) * (options.getFilter()?.getCheckpointintervalmultiplier() || 1)
  const after = startOf(options) ?? -1n
  let index = log.records.findIndex(({ position }) => position > after)
  if (index < 0 || options.getAll()?.hasEnd()) index = log.records.length
  let passedOver = 0
  const next = (): ReadResp | undefined => {
    const record = log.records[index]
    if (record === undefined) return undefined
    index += 1
    passedOver += 1
    if (!passes(record) && passedOver < window) return next()
    passedOver = 0
    return passes(record) ? eventMessage(record) : checkpoint(record.position)
  }
  call.write(confirmation(randomUUID()))
  for (let message = next(); message; message = next()) await written(call, message)
  // Going live it says once how far it looked, right behind the last event.
  const looked = log.records[index - 1]
  if (looked) call.write(checkpoint(looked.position))
  // From 24.10 to 25.0.0 it does so again where the last page was exactly full, with the end of its file, at which the next record will start.
  call.write(checkpoint(log.end(), 0n))
  call.write(caughtUp())
  const waiting: ReadResp[] = []
  let blocked = false
  const flush = () => {
    blocked = false
    for (let message = waiting.shift(); message && !blocked; message = blocked ? undefined : waiting.shift()) blocked = !call.write(message)
  }
  const stopHearing = log.onAppend(() => {
    for (let message = next(); message; message = next()) {
      waiting.push(message)
      if (!blocked) flush()
      if (waiting.length > SUBSCRIBER_BUFFER) {
        stopHearing()
        tooSlow()
        return void call.emit(
          'error',
          failed(ABORTED, 'Operation timed out: Consumer too slow to handle event while live. Client resubscription required.'),
        )
      }
    }
  })
  call.on('drain', flush)
  call.on('cancelled', () => {
    stopHearing()
    call.end()
  })
}

/** A position past the end is none that was never written: nothing is there yet. */
function startsNowhere({ records }: ServerLog, options: ReadReq.Options): boolean {
  const position = startOf(options)
  if (position === undefined || position > (records.at(-1)?.position ?? 0n)) return false
  return !records.some((record) => record.position === position)
}

function startOf(options: ReadReq.Options): bigint | undefined {
  const position = options.getAll()?.getPosition()
  return position && BigInt(position.getCommitPosition())
}

const count = (options: ReadReq.Options): number => Number(options.getCount())

async function send(call: ReadCall, records: readonly ServerRecord[]): Promise<void> {
  for (const record of records) await written(call, eventMessage(record))
}

async function written(call: ReadCall, message: ReadResp): Promise<void> {
  if (call.cancelled || call.write(message)) return
  await new Promise<void>((resolve) => {
    const go = () => {
      call.off('drain', go)
      call.off('cancelled', go)
      resolve()
    }
    call.on('drain', go)
    call.on('cancelled', go)
  })
}
