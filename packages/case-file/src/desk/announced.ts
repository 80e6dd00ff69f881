import type { WallClock } from '@titian/core'

/** An announcement (a claim, work on a case) without its append counts for this long. By the wall clock: a story's clock may jump. */
const GRACE_MS = 30_000
/** Who has announced gives up when the append does not follow within this time; who repeats announces anew after it. */
const ABANDON_MS = 10_000

const age = (wallClock: WallClock, at: string): number => wallClock.now().getTime() - Date.parse(at)

/** Others must still reckon with it. */
export const mayStillAppend = (wallClock: WallClock, at: string): boolean => age(wallClock, at) < GRACE_MS

/**
 * The one who announced may still append. Twice this time (an announcement used at its last moment, then the append) is well within the
 * grace.
 */
export const isStillOurs = (wallClock: WallClock, at: string): boolean => age(wallClock, at) < ABANDON_MS
