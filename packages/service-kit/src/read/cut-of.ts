import { createHash } from 'node:crypto'
import { storeOf } from '@titian/case-file'
import { at, isTitianError, type NewEvent, systemActor } from '@titian/core'
import type { Parts } from '../parts.ts'
import type { WhichLog } from './entry-view.ts'

interface CutTaken {
  /** ISO instant. */
  readonly moment: string
  /** Of the service's log: what stands after it had not been recorded by then. */
  readonly position: string
}

type CutParts = Pick<Parts, 'definition' | 'store' | 'internal' | 'accessStore' | 'clock' | 'ids'>

/**
 * Where a log of the service stood at a moment. The first who asks takes the cut, and it is recorded in the access log; whoever asks for the same
 * moment later gets the same. Else what is recorded in the very millisecond of a moment that was just asked for would change a replay that
 * somebody has seen.
 */
export async function cutOf(parts: CutParts, moment: Date, log: WhichLog = {}): Promise<bigint> {
  const { definition, accessStore } = parts
  // A stream's id holds no dot.
  const stream = `${definition.name}.${log.internal ? 'internal_cut' : 'cut'}-${moment.toISOString().replaceAll(/[:.]/g, '-')}`
  const taken = await readCut(parts, stream)
  if (taken !== undefined) return taken
  const position = await storeOf(parts, log).cutAt(moment)
  try {
    await accessStore.append(stream, [cutTaken(parts, { moment: moment.toISOString(), position: position.toString() })], { expected: 'no-stream' })
    return position
  } catch (error) {
    // Somebody else took it in between: theirs was first.
    const theirs = isTitianError(error, 'VERSION_CONFLICT') ? await readCut(parts, stream) : undefined
    if (theirs === undefined) throw error
    return theirs
  }
}

async function readCut({ accessStore }: CutParts, stream: string): Promise<bigint | undefined> {
  const [first] = await accessStore.read(stream)
  return first === undefined ? undefined : BigInt((first.data as CutTaken).position)
}

function cutTaken({ definition, clock, ids }: CutParts, data: CutTaken): NewEvent<CutTaken> {
  const actor = systemActor(definition.name)
  const id = ids.uuid()
  return {
    id,
    type: 'CutTaken',
    schemaVersion: 1,
    data,
    meta: {
      occurredAt: at(clock.now()),
      personIds: [],
      ownerAgency: actor.agencyId,
      actor,
      purpose: 'OPERATION',
      legalBasis: { kind: 'LEGAL_OBLIGATION' },
      commandId: id,
      inputHash: createHash('sha256').update(JSON.stringify(data)).digest('hex'),
      correlationId: id,
      causationId: id,
    },
  }
}
