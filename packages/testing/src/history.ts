import assert from 'node:assert/strict'
import { type Actor, at, type EventDefinition, type EventOf, type Events, type RecordedEvent } from '@titian/core'
import { z } from 'zod'
import { as, dinsos } from './agencies.ts'
import { idOf } from './ids.ts'

/** What has happened before: an event as `decide` returns it; who did it and when it was recorded may be said. */
export type Past<E extends Events> = EventOf<E> & { readonly actor?: Actor; readonly recordedAt?: string }

/** What has events and can be folded: an aggregate, or the facts received of another service's. */
export interface WithHistory<State, E extends Events> {
  readonly name: string
  readonly events: E
  readonly initialState: State
  readonly typeOf?: (type: never) => string
  fold(events: Iterable<RecordedEvent>, from?: State): State
}

/** The state that these events lead to: `needs: { theCase: stateAfter(theCase, opened()) }`. */
export function stateAfter<State, E extends Events>(of: WithHistory<State, E>, ...past: readonly Past<E>[]): State {
  return of.fold(past.map((event, index) => recorded(of, event, index + 1)))
}

/** Fails the test if the data does not fit its event's schema: a fixture that no log could hold proves nothing. */
export function checkData(events: Events, { type, data }: { readonly type: string; readonly data: unknown }): void {
  const definition: EventDefinition | undefined = events[type]
  assert.ok(definition, `there is no event ${type}`)
  const checked = definition.schema.safeParse(data)
  if (!checked.success) assert.fail(`the data of ${type} does not fit its schema:\n${z.prettifyError(checked.error)}`)
}

function recorded<State, E extends Events>(of: WithHistory<State, E>, event: Past<E>, version: number): RecordedEvent {
  checkData(of.events, event)
  const recordedAt = event.recordedAt ?? new Date(Date.UTC(2024, 2, 1, 0, version)).toISOString()
  const actor = event.actor ?? as(dinsos)
  const typeOf = of.typeOf as ((type: string) => string) | undefined
  return {
    id: idOf(`${of.name} event ${version}`),
    type: typeOf?.(event.type) ?? event.type,
    schemaVersion: of.events[event.type]?.schemaVersion ?? 1,
    data: event.data,
    stream: of.name,
    version,
    position: BigInt(version),
    recordedAt,
    meta: {
      occurredAt: event.occurredAt ?? at(new Date(recordedAt)),
      personIds: [],
      ownerAgency: actor.agencyId,
      actor,
      purpose: 'SERVICES',
      legalBasis: { kind: 'PUBLIC_TASK' },
      commandId: idOf(`command ${version}`),
      inputHash: '',
      correlationId: idOf('correlation'),
      causationId: idOf(`command ${version}`),
    },
  }
}
