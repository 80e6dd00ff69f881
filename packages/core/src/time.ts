/**
 * The clock that the record is kept by: recordedAt, deadlines, consent, age, cuts. A story may move it, forwards only.
 * Heartbeats, leases, limits, tokens and time-outs use a `WallClock`, which nobody moves.
 */
export interface Clock {
  now(): Date
  /** A story or a test moves it: it tells no time of today, and the log takes it as it is. */
  readonly moved?: boolean
}

/** The time on the wall: never moved by a story. */
export interface WallClock {
  now(): Date
}

/** Source of random ids (UUID v4). Ids of persons and cases carry no time. */
export interface Ids {
  uuid(): string
}

/** When something happened in the world: possibly vague. Instants are ISO 8601 in UTC with milliseconds. */
export interface OccurredAt {
  readonly from: string
  readonly to: string
  readonly precision: 'minute' | 'day' | 'month' | 'year'
}

export const systemClock: Clock & WallClock = { now: () => new Date() }

/**
 * For decisions about now: never before what is on record. A process that ran a day ahead has recorded an exclusion under tomorrow's time; it is in
 * force all the same.
 * @param latest when the last event known of was recorded
 */
export const notBefore = (clock: Clock, latest: () => Date | undefined): Clock => ({
  now() {
    const [now, recorded] = [clock.now(), latest()]
    return recorded !== undefined && recorded > now ? recorded : now
  },
  get moved() {
    return clock.moved === true
  },
})

export const at = (instant: Date): OccurredAt => ({ from: instant.toISOString(), to: instant.toISOString(), precision: 'minute' })
