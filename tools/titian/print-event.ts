import type { RecordedEvent } from '@titian/core'

/** One event for a person (a line, and two more with `data`) or for a program (a JSON object). */
export function printEvent(event: RecordedEvent, { data, json }: { readonly data: boolean; readonly json: boolean }): string {
  const { position, recordedAt, stream, version, type } = event
  if (json) {
    const { data: its, meta, ...outside } = { ...event, position: position.toString() }
    return JSON.stringify(data ? { ...outside, data: its, meta } : outside)
  }
  const line = `${position.toString().padStart(8)}  ${recordedAt}  ${type.padEnd(28)} ${stream}@${version}`
  return data ? `${line}\n          data ${JSON.stringify(event.data)}\n          meta ${JSON.stringify(event.meta)}` : line
}
