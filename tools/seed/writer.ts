import type { RecordedEvent } from '@titian/core'
import type { SeedGround } from './ground.ts'
import type { Recorded } from './world.ts'

export interface Writer {
  add(recorded: readonly Recorded[]): void
  /** Appends what was recorded before that time, in the order of time: nothing earlier may be added after. */
  writeBefore(time: string): Promise<void>
}

/** Appends the records of many cases in the order in which they would have come, so that the time of a log never goes back. */
export function writer({ services, clock }: SeedGround): Writer {
  let waiting = new Map<string, Recorded[]>()

  async function write(time: string, recorded: readonly Recorded[]): Promise<void> {
    clock.holdAt(new Date(time))
    // In one breath: the store appends them together.
    await Promise.all(
      services.flatMap(({ definition: { name }, ground: { store } }) =>
        runsOf(recorded.flatMap(({ service, event }) => (service === name ? [event] : []))).map(([first, ...rest]) =>
          store.append(first.stream, [first, ...rest].map(bare), { expected: first.version - 1 }),
        ),
      ),
    )
  }

  return {
    add(recorded) {
      for (const one of recorded) {
        const there = waiting.get(one.event.recordedAt)
        if (there) there.push(one)
        else waiting.set(one.event.recordedAt, [one])
      }
    },
    async writeBefore(time) {
      const due = [...waiting].filter(([at]) => at < time).toSorted(([left], [right]) => (left < right ? -1 : 1))
      waiting = new Map([...waiting].filter(([at]) => at >= time))
      for (const [at, recorded] of due) await write(at, recorded)
    },
  }
}

type Run = [RecordedEvent, ...RecordedEvent[]]

/** Neighbours of one stream are one append. */
function runsOf(events: readonly RecordedEvent[]): readonly Run[] {
  const runs: Run[] = []
  for (const event of events) {
    const last = runs.at(-1)
    if (last?.[0].stream === event.stream) last.push(event)
    else runs.push([event])
  }
  return runs
}

const bare = ({ id, type, schemaVersion, data, meta }: RecordedEvent) => ({ id, type, schemaVersion, data, meta })
