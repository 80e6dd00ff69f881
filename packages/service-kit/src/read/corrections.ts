import { aggregateOf } from '@titian/case-file'
import type { RecordedEvent } from '@titian/core'
import type { Parts } from '../parts.ts'

/** Which earlier event each correcting event puts right, by ids: the last one before it in its stream that its declaration names. */
export function correctedBy(parts: Pick<Parts, 'definition'>, events: readonly RecordedEvent[]): ReadonlyMap<string, string> {
  const pairs = events.flatMap((event) => {
    const corrects = aggregateOf(parts, event.stream)?.events[event.type]?.about.corrects
    if (corrects === undefined) return []
    const { types, by } = corrects
    const value = (one: RecordedEvent) => (by === undefined ? undefined : (one.data as Readonly<Record<string, unknown>>)[by])
    const earlier = events.findLast(
      (one) => one.stream === event.stream && one.version < event.version && types.includes(one.type) && value(one) === value(event),
    )
    return earlier === undefined ? [] : [[event.id, earlier.id] as const]
  })
  return new Map(pairs)
}
