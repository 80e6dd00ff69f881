import type { RecordedEvent } from '@titian/core'

type Recorded = Pick<RecordedEvent, 'recordedAt'>

/**
 * Events of two logs as one list. Each log keeps its own order, whatever its times say (an append that KurrentDB was slow to take is older than
 * its neighbours); between the two the earlier time goes first, and the main log within one millisecond, for their positions say nothing of each other.
 */
export function inOrderOfRecording<Event extends Recorded>(main: readonly Event[], internal: readonly Event[]): readonly Event[] {
  const merged: Event[] = []
  let next = 0
  for (const event of main) {
    for (let other = internal[next]; other !== undefined && other.recordedAt < event.recordedAt; other = internal[next]) {
      merged.push(other)
      next += 1
    }
    merged.push(event)
  }
  return [...merged, ...internal.slice(next)]
}
