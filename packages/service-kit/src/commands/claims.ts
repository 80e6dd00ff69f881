import type { AnyCommand, Claim, EventMeta, RecordedEvent, Rejection } from '@titian/core'
import { isTitianError } from '@titian/core'
import { v5 as uuidv5 } from 'uuid'
import type { Parts } from '../parts.ts'
import { derivedId } from './command-id.ts'

/** A claim without its append counts for this long; an append is abandoned 10 s after its claim, well before. */
const GRACE_MS = 30_000
const NAMESPACE = 'b2f4e1de-0b1c-5f3a-8f5e-5b8f6f0f6a11'

interface Claimed {
  readonly commandId: string
  readonly stream: string
}

/**
 * Takes a claim in a stream of its own, at the version read, so that of two racing commands one loses. It counts while the stream it names
 * holds the command and, where the aggregate knows, is still open.
 * @returns the claim's refusal where someone else holds it.
 */
export async function takeClaim(
  parts: Parts,
  command: AnyCommand,
  claim: Claim,
  target: { stream: string; meta: EventMeta },
): Promise<Rejection | undefined> {
  const { store, definition } = parts
  const stream = `${definition.name}.claim.${claim.kind}-${uuidv5(claim.key, NAMESPACE)}`
  for (;;) {
    const taken = (await store.read(stream)) as readonly RecordedEvent<Claimed>[]
    if (taken.some(({ data }) => data.commandId === target.meta.commandId)) return undefined
    for (const one of taken) if (await isHeld(parts, command, one)) return claim.otherwise
    const data: Claimed = { commandId: target.meta.commandId, stream: target.stream }
    const event = { id: derivedId(target.meta.commandId, `claim:${claim.kind}`), type: 'Claimed', schemaVersion: 1, data, meta: target.meta }
    try {
      await store.append(stream, [event], { expected: taken.length })
      return undefined
    } catch (error) {
      if (!isTitianError(error, 'VERSION_CONFLICT')) throw error
    }
  }
}

async function isHeld({ store, clock }: Parts, command: AnyCommand, { data, recordedAt }: RecordedEvent<Claimed>): Promise<boolean> {
  const events = await store.read(data.stream)
  const done = events.some(({ meta }) => meta.commandId === data.commandId)
  if (done) return command.aggregate.isOpen ? command.aggregate.isOpen(command.aggregate.fold(events) as never) : true
  return clock.now().getTime() - Date.parse(recordedAt) < GRACE_MS
}
