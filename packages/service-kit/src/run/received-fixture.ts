import { randomUUID } from 'node:crypto'
import { at, type CarriedRelation, systemActor, systemClock } from '@titian/core'
import type { Errands } from './service-fixture.ts'

/** Puts an event of another service into the service's log, as the receiver would. `stream`: `intake.case-<id>`; `bound`: whom it binds. */
export async function receive(
  { store }: Pick<Errands, 'store'>,
  stream: string,
  type: string,
  data: object,
  bound?: readonly CarriedRelation[],
): Promise<void> {
  const [service = ''] = stream.split('.')
  const id = randomUUID()
  const event = {
    id,
    type: `${service}.${type}`,
    schemaVersion: 1,
    data,
    meta: {
      occurredAt: at(systemClock.now()),
      personIds: [],
      ownerAgency: 'system',
      actor: systemActor(service),
      purpose: 'OPERATION',
      legalBasis: { kind: 'PUBLIC_TASK' as const },
      commandId: id,
      inputHash: id,
      correlationId: id,
      causationId: id,
      ...(bound && { relations: { bound, unbound: [] } }),
    },
  }
  await store.append(`errands.received.${stream}`, [event], { expected: 'any' })
}
