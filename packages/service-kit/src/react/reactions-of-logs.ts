import type { Handle } from '../commands/handle.ts'
import type { Parts } from '../parts.ts'
import type { Followers } from '../run/by-log.ts'
import type { Checkpoint } from './checkpoint.ts'
import type { ParkedEvents } from './parked.ts'
import { type Reactions, startReactions } from './reactions.ts'

export interface ReactionsOfLogs extends Reactions {
  /** As `waitFor`, of the internal log. */
  waitForInternal(position: bigint, timeoutMs: number): Promise<boolean>
}

/** The reactions of a service, each on the log that its events are in; a reaction is of one log alone, for so is its event. */
export function reactionsOfLogs(
  parts: Parts,
  handle: Handle,
  options: {
    readonly followers: Readonly<Record<'main' | 'internal', Pick<Followers, 'reactions'>>>
    readonly checkpoint: Checkpoint
    readonly internalCheckpoint: Checkpoint
    readonly parked: ParkedEvents
    /** Of both together; -1: those of one have stopped. */
    readonly onParked: (count: number) => void
  },
): ReactionsOfLogs {
  const { followers, checkpoint, internalCheckpoint, parked, onParked } = options
  const internalNames = new Set(followers.internal.reactions.map(({ name }) => name))
  const counts = { main: 0, internal: 0 }
  const tell = (log: keyof typeof counts) => (count: number) => {
    counts[log] = count
    onParked(Math.min(counts.main, counts.internal) < 0 ? -1 : counts.main + counts.internal)
  }
  // What an older release parked, and this one does not know, stays with the main log.
  const onlyOf = (wanted: boolean): ParkedEvents => ({
    ...parked,
    list: async () => (await parked.list()).filter(({ reaction }) => internalNames.has(reaction) === wanted),
  })
  const main = startReactions(parts, handle, {
    follows: parts,
    reactions: followers.main.reactions,
    checkpoint,
    parked: onlyOf(false),
    onParked: tell('main'),
  })
  const internal =
    parts.internal &&
    startReactions(parts, handle, {
      follows: parts.internal,
      reactions: followers.internal.reactions,
      checkpoint: internalCheckpoint,
      parked: onlyOf(true),
      onParked: tell('internal'),
    })
  return {
    waitFor: main.waitFor,
    waitForInternal: async (position, timeoutMs) => internal === undefined || internal.waitFor(position, timeoutMs),
    retry: async (stream) => {
      await Promise.all([main.retry(stream), internal?.retry(stream)])
    },
    stop: async () => {
      await Promise.all([main.stop(), internal?.stop()])
    },
  }
}
