import { errorCode, type Log } from '../log.ts'
import type { SubscribeTo } from '../port.ts'
import { type BackOff, type Bell, bell, pause } from '../waiting.ts'
import type { Pending } from './pending.ts'

export interface Lane {
  readonly topic: string
  wake(): void
  busy(): boolean
  /** Resolves when there is nothing left to deliver. */
  idle(): Promise<void>
  stop(): Promise<void>
}

/** Delivers one topic to one group. */
export function startLane(topic: string, pending: Pending, to: SubscribeTo, waits: BackOff, log: Log): Lane {
  const stopping = new AbortController()
  const { signal } = stopping
  const news: Bell = bell()
  let wakes = 0
  let busy = true
  let atRest: (() => void)[] = []

  async function step(): Promise<boolean> {
    const batch = pending.next()
    if (batch !== undefined) {
      await to.onBatch(batch.messages, topic)
      batch.settle()
    }
    const beat = pending.beat()
    if (beat !== undefined) await to.onHeartbeat(beat, topic)
    return batch !== undefined
  }

  async function run(): Promise<void> {
    while (!signal.aborted) {
      try {
        const before = wakes
        const more = await step()
        waits.reset()
        if (more || wakes !== before) continue
        busy = false
        for (const tell of atRest) tell()
        atRest = []
        await news.heard(signal)
        busy = true
      } catch (error) {
        log.warn({ group: to.group, topic, code: errorCode(error) }, 'A batch was not handled; it comes again.')
        await pause(waits.next(), signal)
      }
    }
    busy = false
    for (const tell of atRest) tell()
  }
  const ran = run()

  return {
    topic,
    wake() {
      wakes += 1
      busy = true
      news.ring()
    },
    busy: () => busy,
    idle: () => (busy && !signal.aborted ? new Promise((resolve) => atRest.push(resolve)) : Promise.resolve()),
    async stop() {
      stopping.abort()
      await ran
    },
  }
}
