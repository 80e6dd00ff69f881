import { v5 } from 'uuid'
import type { IntegrationEvent } from '../port.ts'

const namespace = '9d1f7f1e-2a53-4c7e-9a8e-5f3d6a1c0b77'

/** A message of a made-up stream: `message('case', 2)` is version 2 of `intake.case-…`. The same call answers the same message. */
export function message(name: string, version: number, data: Record<string, unknown> = { step: version }): IntegrationEvent {
  const stream = `intake.case-${v5(name, namespace)}`
  const instant = new Date(Date.UTC(2024, 2, 4, 8, 0, version)).toISOString()
  return {
    id: v5(`${stream}@${version}`, namespace),
    source: 'intake',
    stream,
    version,
    type: version === 1 ? 'CaseOpened' : 'CaseChanged',
    schemaVersion: 1,
    occurredAt: { from: instant, to: instant, precision: 'minute' },
    recordedAt: instant,
    caseId: v5(name, namespace),
    correlationId: v5(`${name} correlation`, namespace),
    partitionKey: v5(name, namespace),
    data,
    relations: 'sealed',
  }
}

/** Versions `from` to `to` of one stream. */
export const messages = (name: string, from: number, to: number): readonly IntegrationEvent[] =>
  Array.from({ length: to - from + 1 }, (_, index) => message(name, from + index))
