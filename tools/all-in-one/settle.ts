import { setTimeout as pause } from 'node:timers/promises'
import { systemClock } from '@titian/core'
import type { RunningService } from '@titian/service-kit/run'
import type { StoryClock } from './story-clock.ts'

const PATIENCE_MS = 30_000
const GLANCE_MS = 10

const heads = async (services: readonly RunningService[]): Promise<string> =>
  (await Promise.all(services.flatMap((one) => [one.head(), one.internalHead()]))).join(' ')

/** Waits until everything that was recorded has had its consequences in every service. By positions and heartbeats, never by a guess of time. */
export async function settle(services: readonly RunningService[]): Promise<void> {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const before = await heads(services)
    const asked = systemClock.now()
    await Promise.all(services.map((one) => one.settled(PATIENCE_MS)))
    await Promise.all(services.flatMap((one) => one.sources.map((source) => heard(one, source, asked, until))))
    const settled = await Promise.all(services.map((one) => one.settled(PATIENCE_MS)))
    if (settled.every(Boolean) && (await heads(services)) === before) return
    if (Date.now() > until) throw new Error(`The services did not come to rest within ${PATIENCE_MS / 1_000} s.`)
  }
}

async function heard(service: RunningService, source: string, at: Date, until: number): Promise<void> {
  while (!(await service.hasHeard(source, at)) && Date.now() < until) await pause(GLANCE_MS)
}

/** Moves the story's clock, halting at each due instant until what fell due has drained. A moment that is past already is passed over at once. */
export async function moveTo(clock: StoryClock, services: readonly RunningService[], target: Date): Promise<void> {
  if (clock.held && target < clock.now()) return
  for (;;) {
    await settle(services)
    const due = (await Promise.all(services.map((one) => one.nextDue()))).filter((instant) => instant !== null && instant <= target)
    const next = due.reduce<Date | null>((first, instant) => (instant !== null && (first === null || instant < first) ? instant : first), null)
    if (next === null) break
    clock.holdAt(next)
    for (const one of services) await one.fireDue()
  }
  clock.holdAt(target)
}
