/**
 * Deadlines that this process tried: when each may be tried again. In memory only: after a restart all are tried once more, under the same
 * keys.
 */
export interface Resting {
  fired(key: string, now: Date): void
  failed(key: string, now: Date): void
  /** Keys whose time has not come. */
  at(now: Date): readonly string[]
  /** The same without those that failed: who asks for all to be fired now means these too. */
  afterFiringAt(now: Date): readonly string[]
  /** Keys that were fired and have settled nothing yet. */
  answered(): readonly string[]
  /** Forgets all whose time has come but those still `open`. */
  keepOnly(open: ReadonlySet<string>, now: Date): void
}

interface Rest {
  readonly last: 'fired' | 'failed'
  /** Fired at least once. */
  readonly answered: boolean
  /** Times in a row that it went as it did last. */
  readonly times: number
  readonly until: number
}

const MINUTE = 60_000

/** One that was fired and settled nothing: the command found no more to do, or its event is not read yet. 1 min, then twice as long, to 1 h. */
const afterFiring = (times: number): number => Math.min(MINUTE * 2 ** (times - 1), 60 * MINUTE)
/** One whose command could not be given (log busy, database away): 1 s, then twice as long, to 1 min. */
const afterFailing = (times: number): number => Math.min(1_000 * 2 ** (times - 1), MINUTE)

export function resting(): Resting {
  const rests = new Map<string, Rest>()
  const note = (key: string, last: Rest['last'], now: Date) => {
    const before = rests.get(key)
    const times = (before?.last === last ? before.times : 0) + 1
    const pause = last === 'fired' ? afterFiring(times) : afterFailing(times)
    rests.set(key, { last, answered: last === 'fired' || before?.answered === true, times, until: now.getTime() + pause })
  }
  const keys = (which: (rest: Rest) => boolean) => [...rests].filter(([, rest]) => which(rest)).map(([key]) => key)
  return {
    fired: (key, now) => note(key, 'fired', now),
    failed: (key, now) => note(key, 'failed', now),
    at: (now) => keys(({ until }) => until > now.getTime()),
    afterFiringAt: (now) => keys(({ last, until }) => last === 'fired' && until > now.getTime()),
    answered: () => keys(({ answered }) => answered),
    keepOnly(open, now) {
      for (const [key, { until }] of rests) if (until <= now.getTime() && !open.has(key)) rests.delete(key)
    },
  }
}
