/** Bytes of one event: the UTF-8 of its canonical data and meta. */
export const EVENT_BYTES = 256 * 1024
/** Bytes of one append, and of what shares one transaction with it. */
export const BATCH_BYTES = 1024 * 1024
/** Appends that share one transaction. */
export const BATCH_APPENDS = 256
/** Events of one read of the whole log: with the largest events this is a quarter of a gigabyte in memory. */
export const READ_EVENTS = 1_000
