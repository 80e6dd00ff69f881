/**
 * The clock that the record is kept by: recordedAt, deadlines, consent, age, cuts. A story may move it, forwards only.
 * Heartbeats, leases, limits, tokens and time-outs use a `WallClock`, which nobody moves.
 */
export interface Clock {
  now(): Date
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

export const at = (instant: Date): OccurredAt => ({ from: instant.toISOString(), to: instant.toISOString(), precision: 'minute' })
