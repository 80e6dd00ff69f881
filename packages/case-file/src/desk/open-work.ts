import { type EventMeta, isTitianError, type NewEvent, type Rejection } from '@titian/core'
import { derivedId } from '@titian/service'
import type { CaseFileParts } from '../case-file-parts.ts'
import { isStillOurs } from './announced.ts'
import { type CaseDesk, caseDesk, deskOf } from './case-desk.ts'

/** Work that a command is about to open on a case. */
export interface Work {
  readonly caseId: string
  /** An immediate need is never refused: where the desk has cleared the case, it objects now. */
  readonly immediate: boolean
  readonly stream: string
}

/**
 * Writes to the case's desk, at the version read, that work begins; then the caller appends. Work whose append never came is no work: who
 * answers a closure looks into the work's own stream, and counts what may still be on its way. An announcement that has grown old is made
 * anew, for the desk may have passed it over.
 * @returns the refusal where the desk has cleared the case for closing.
 */
export async function openWork(parts: CaseFileParts, work: Work, meta: EventMeta): Promise<Rejection | undefined> {
  const { store, definition, wallClock } = parts
  const desk = caseDesk.streamOf(definition.name, work.caseId)
  for (;;) {
    const events = await store.read(desk)
    const state = deskOf(events)
    if (state.status === 'cleared' && !work.immediate) return { rejected: 'CASE_CLOSING', details: {} }
    const mine = state.works.findLast(({ commandId }) => commandId === meta.commandId)
    if (mine?.announcedAt !== undefined && isStillOurs(wallClock, mine.announcedAt)) return undefined
    try {
      await store.append(desk, announcement(work, meta, state, wallClock.now().toISOString()), { expected: events.length })
      return undefined
    } catch (error) {
      if (!isTitianError(error, 'VERSION_CONFLICT')) throw error
    }
  }
}

function announcement({ caseId, stream }: Work, meta: EventMeta, { status, works, answered }: CaseDesk, announcedAt: string): readonly NewEvent[] {
  const { commandId } = meta
  // Off the timeline: that a service has work on a case can itself be a secret.
  const { caseId: _, personIds: __, ...rest } = meta
  const event = (type: string, data: object): NewEvent => ({
    id: derivedId(commandId, `${type}:${works.length}`),
    type,
    schemaVersion: 1,
    data,
    meta: { ...rest, personIds: [] },
  })
  const requestId = answered.at(-1)
  return [
    event('WorkOpened', { caseId, stream, commandId, announcedAt }),
    ...(status === 'cleared' && requestId !== undefined ? [event('ClosureObjected', { caseId, requestId })] : []),
  ]
}
