import { randomUUID } from 'node:crypto'
import { at, type EventMeta, type NewEvent, systemActor } from '@titian/core'

/** A made-up event; `inputHash` tells commands apart. */
export function newEvent(
  given: { readonly id?: string; readonly type?: string; readonly data?: unknown; readonly inputHash?: string } = {},
): NewEvent {
  return {
    id: given.id ?? randomUUID(),
    type: given.type ?? 'Noted',
    schemaVersion: 1,
    data: given.data ?? { note: 'invented' },
    meta: meta(given.inputHash),
  }
}

export const newEvents = (count: number, given: { readonly inputHash?: string } = {}): readonly NewEvent[] =>
  Array.from({ length: count }, (_, index) => newEvent({ ...given, data: { index } }))

/** A stream that no other test uses. */
export const newStream = (category = 'contract.note'): string => `${category}-${randomUUID()}`

const meta = (inputHash = 'a'.repeat(64)): EventMeta => ({
  occurredAt: at(new Date('2026-01-05T02:00:00.000Z')),
  personIds: [],
  ownerAgency: 'agency-invented',
  actor: systemActor('contract'),
  purpose: 'OPERATION',
  legalBasis: { kind: 'PUBLIC_TASK' },
  commandId: randomUUID(),
  inputHash,
  correlationId: 'c-1',
  causationId: 'c-1',
})
