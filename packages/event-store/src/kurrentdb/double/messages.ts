import type { BatchAppendReq, ReadReq } from '@kurrent/kurrentdb-client/generated/kurrentdb/protocols/v1/streams_pb.js'
import { Any, shared, status, streams } from './protocol.ts'
import { type Expectation, MAX_APPEND_BYTES, type Outcome, type Proposed, type ServerRecord } from './server-log.ts'

const INVALID_ARGUMENT = 3
const ALREADY_EXISTS = 6
const TICKS_PER_MS = 10_000n

export const streamName = (identifier: { getStreamName_asU8(): Uint8Array } | undefined): string =>
  Buffer.from(identifier?.getStreamName_asU8() ?? new Uint8Array()).toString('utf8')

export function identifier(name: string) {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(name, 'utf8').toString('base64'))
}

export function eventMessage({ stream, revision, position, id, type, contentType, data, metadata, created }: ServerRecord) {
  const record = new streams.ReadResp.ReadEvent.RecordedEvent()
  record.setId(new shared.UUID().setString(id))
  record.setStreamIdentifier(identifier(stream))
  record.setStreamRevision(String(revision))
  record.setCommitPosition(String(position))
  record.setPreparePosition(String(position))
  record.getMetadataMap().set('type', type)
  record.getMetadataMap().set('content-type', contentType)
  record.getMetadataMap().set('created', String(BigInt(created.getTime()) * TICKS_PER_MS))
  record.setData(data)
  record.setCustomMetadata(metadata)
  return new streams.ReadResp().setEvent(new streams.ReadResp.ReadEvent().setEvent(record).setCommitPosition(String(position)))
}

export const confirmation = (id: string) =>
  new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation().setSubscriptionId(id))
export const caughtUp = () => new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp())
export const streamNotFound = (name: string) =>
  new streams.ReadResp().setStreamNotFound(new streams.ReadResp.StreamNotFound().setStreamIdentifier(identifier(name)))
export const checkpoint = (commit: bigint, prepare = commit) =>
  new streams.ReadResp().setCheckpoint(new streams.ReadResp.Checkpoint().setCommitPosition(String(commit)).setPreparePosition(String(prepare)))

/** Which records a filter lets through. The adapter filters by the beginnings of stream names; nothing else is known here. */
export function filterOf(options: ReadReq.Options): (record: ServerRecord) => boolean {
  const prefixes = options.getFilter()?.getStreamIdentifier()?.getPrefixList()
  return ({ stream }) => prefixes === undefined || prefixes.some((prefix) => stream.startsWith(prefix))
}

export function expectationOf(options: BatchAppendReq.Options): Expectation {
  if (options.hasNoStream()) return 'no-stream'
  if (options.hasStreamExists()) return 'stream-exists'
  if (options.hasStreamPosition()) return Number(options.getStreamPosition())
  return 'any'
}

export function proposedOf(message: BatchAppendReq.ProposedMessage): Proposed {
  return {
    id: message.getId()?.getString() ?? '',
    type: message.getMetadataMap().get('type') ?? '',
    contentType: message.getMetadataMap().get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  }
}

export function appendAnswer(correlationId: string, stream: string, expected: Expectation, outcome: Outcome) {
  const answer = new streams.BatchAppendResp()
  answer.setCorrelationId(new shared.UUID().setString(correlationId)).setStreamIdentifier(identifier(stream))
  if (!outcome.done) return answer.setError(outcome.why === 'too-large' ? tooLarge() : wrongVersion(expected, outcome.current))
  const success = new streams.BatchAppendResp.Success()
  if (outcome.revision >= 0) success.setCurrentRevision(String(outcome.revision))
  if (outcome.position !== undefined) {
    const position = String(outcome.position)
    success.setPosition(new shared.AllStreamPosition().setCommitPosition(position).setPreparePosition(position))
  }
  return answer.setSuccess(success)
}

function wrongVersion(expected: Expectation, current: number) {
  const details = new shared.WrongExpectedVersion()
  if (current >= 0) details.setCurrentStreamRevision(String(current))
  if (typeof expected === 'number') details.setExpectedStreamPosition(String(expected))
  return failure(ALREADY_EXISTS, details.serializeBinary(), 'event_store.client.WrongExpectedVersion')
}

function tooLarge() {
  const details = new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_BYTES)
  return failure(INVALID_ARGUMENT, details.serializeBinary(), 'event_store.client.MaximumAppendSizeExceeded')
}

function failure(code: number, details: Uint8Array, name: string) {
  const any = new Any()
  any.pack(details, name)
  return new status.Status().setCode(code).setDetails(any)
}
