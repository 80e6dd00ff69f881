import { aggregateOf, isStillOurs, mayStillAppend } from '@titian/case-file'
import type { Claim, EventMeta, RecordedEvent, Rejection } from '@titian/core'
import { isTitianError } from '@titian/core'
import { derivedId } from '@titian/service'
import { v5 as uuidv5 } from 'uuid'
import type { Parts } from '../parts.ts'

const NAMESPACE = 'b2f4e1de-0b1c-5f3a-8f5e-5b8f6f0f6a11'

interface Claimed {
  readonly commandId: string
  readonly stream: string
  /** By the wall clock. */
  readonly claimedAt: string
}
type Taken = RecordedEvent<Claimed>
/** `store`: the log of the aggregate that claims. */
type ClaimParts = Pick<Parts, 'store' | 'definition' | 'wallClock'>

/**
 * Takes a claim in a stream of its own, at the version read, so that of two racing commands one loses. It counts while the stream it names
 * holds the command and, where the aggregate knows, is still open. A claim of one's own that has grown old is taken anew: somebody else may
 * have taken it meanwhile.
 * @returns the claim's refusal where someone else holds it.
 */
export async function takeClaim(parts: ClaimParts, claim: Claim, target: { stream: string; meta: EventMeta }): Promise<Rejection | undefined> {
  const { store, definition, wallClock } = parts
  const { commandId } = target.meta
  const stream = `${definition.name}.claim.${claim.kind}-${uuidv5(claim.key, NAMESPACE)}`
  for (;;) {
    const taken = (await store.read(stream)) as readonly Taken[]
    for (const one of taken) if (await isHeldByOther(parts, target.stream, one)) return claim.otherwise
    const mine = taken.findLast(({ data }) => data.commandId === commandId)
    if (mine !== undefined && isStillOurs(wallClock, mine.data.claimedAt)) return undefined
    const data: Claimed = { commandId, stream: target.stream, claimedAt: wallClock.now().toISOString() }
    const id = derivedId(commandId, `claim:${claim.kind}:${taken.length}`)
    try {
      await store.append(stream, [{ id, type: 'Claimed', schemaVersion: 1, data, meta: target.meta }], { expected: taken.length })
      return undefined
    } catch (error) {
      if (!isTitianError(error, 'VERSION_CONFLICT')) throw error
    }
  }
}

/** Two commands on one stream are kept apart by its version. */
async function isHeldByOther(parts: ClaimParts, own: string, { data }: Taken): Promise<boolean> {
  if (data.stream === own) return false
  const events = await parts.store.read(data.stream)
  if (!events.some(({ meta }) => meta.commandId === data.commandId)) return mayStillAppend(parts.wallClock, data.claimedAt)
  const aggregate = aggregateOf(parts, data.stream)
  return aggregate?.isOpen?.(aggregate.fold(events) as never) ?? true
}
