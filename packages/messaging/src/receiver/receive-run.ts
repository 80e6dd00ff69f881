import type { EventStore } from '@titian/event-store'
import type { IntegrationEvent } from '../port.ts'
import { passesByItself } from './receive.ts'
import { type RelationsIn, receivedEvent, receivedStream } from './received-event.ts'

/** Messages appended at once: far below the log's limit of 1 MiB, where they are of the usual size. */
const longest = 200

/** Splits messages of one stream, in order of delivery, where one does not follow the one before it. */
export function runsOf(messages: readonly IntegrationEvent[]): readonly (readonly IntegrationEvent[])[] {
  const runs: IntegrationEvent[][] = []
  for (const message of messages) {
    const run = runs.at(-1)
    if (run !== undefined && run.length < longest && run.at(-1)?.version === message.version - 1) run.push(message)
    else runs.push([message])
  }
  return runs
}

/**
 * Appends a run in one go: catching up would otherwise wait for the disk once a message. Undefined where that is not possible (a gap before it,
 * a part of it there already, one that the log refuses): then nothing was written, and each message is looked at alone.
 *
 * @throws what passes by itself; whether it was written is unknown then, and the run may come again
 */
export const receivingRuns =
  ({ service, store, relationsIn }: { readonly service: string; readonly store: EventStore; readonly relationsIn?: RelationsIn | undefined }) =>
  async (run: readonly [IntegrationEvent, ...IntegrationEvent[]]): Promise<'received' | 'already' | undefined> => {
    const [{ stream, version }] = run
    try {
      const events = run.map((message) => receivedEvent(service, message, relationsIn?.(message)))
      const { already } = await store.append(receivedStream(service, stream), events, { expected: version - 1 })
      return already ? 'already' : 'received'
    } catch (error) {
      if (passesByItself(error)) throw error
      return undefined
    }
  }
