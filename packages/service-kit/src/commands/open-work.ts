import { type EventMeta, isTitianError, type Rejection } from '@titian/core'
import type { Parts } from '../parts.ts'
import { caseDesk, deskOf } from './case-desk.ts'
import { derivedId } from './command-id.ts'

/**
 * Writes to the case's desk, at the version read, that work begins; then the caller appends. Work whose append never came is no work: who
 * answers a closure looks into the work's own stream.
 * @returns the refusal where the desk has cleared the case for closing.
 */
export async function openWork({ store, definition }: Parts, caseId: string, stream: string, meta: EventMeta): Promise<Rejection | undefined> {
  const desk = caseDesk.streamOf(definition.name, caseId)
  for (;;) {
    const events = await store.read(desk)
    const state = deskOf(events)
    if (state.works.some(({ commandId }) => commandId === meta.commandId)) return undefined
    if (state.status === 'cleared') return { rejected: 'CASE_CLOSING', details: {} }
    const { caseId: _, ...deskMeta } = meta
    const event = {
      id: derivedId(meta.commandId, 'work-opened'),
      type: 'WorkOpened',
      schemaVersion: 1,
      data: { caseId, stream, commandId: meta.commandId },
      meta: deskMeta,
    }
    try {
      await store.append(desk, [event], { expected: events.length })
      return undefined
    } catch (error) {
      if (!isTitianError(error, 'VERSION_CONFLICT')) throw error
    }
  }
}
