import { createRequire } from 'node:module'

interface RequestQueue {
  readonly pending: readonly unknown[]
  readonly throttledUntil: number
  scheduleCheckPendingRequests(): void
}

const guarded = Symbol.for('titian.kafkajs.timer-guard')

/**
 * kafkajs 2.2.4 looks for pending requests by a timer that every connection sets again for ever, with a negative delay, which Node takes as
 * 1 ms (tulios/kafkajs#1751, no release with a repair): hundreds of wake-ups a second in a service that does nothing. The look is only needed
 * while a request waits or the broker throttles; otherwise the answer to a request looks.
 */
export function guardIdleTimers(): void {
  const require = createRequire(import.meta.url)
  const { prototype } = require('kafkajs/src/network/requestQueue') as { prototype: RequestQueue & { [guarded]?: true } }
  if (prototype[guarded] === true) return
  const schedule = prototype.scheduleCheckPendingRequests
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0 || this.throttledUntil > performance.timeOrigin + performance.now()) schedule.call(this)
  }
  prototype[guarded] = true
}
