import type { EventStore } from '../port.ts'
import { appending } from './appending.ts'
import { closing } from './closing.ts'
import { dense } from './dense.ts'
import { gaps } from './gaps.ts'
import { limits } from './limits.ts'
import { type LogUnderTest, type MakeLog, storyClock } from './log-under-test.ts'
import { model } from './model.ts'
import { reading } from './reading.ts'
import { repeating } from './repeating.ts'
import { subscribing } from './subscribing.ts'
import { telling } from './telling.ts'

/**
 * What every adapter of the log promises; an adapter is done when it passes. Positions only rise; where they are also dense (`positions:
 * 'dense'`, the default) that is tried too.
 */
export function eventStoreContract(name: string, makeLog: MakeLog, { positions = 'dense' }: { readonly positions?: 'dense' | 'rising' } = {}): void {
  describe(`event store: ${name}`, () => {
    const clock = storyClock('2026-01-05T03:00:00.000Z')
    let log: LogUnderTest | undefined
    beforeAll(async () => {
      log = await makeLog(clock)
    })
    afterAll(() => log?.stop())

    const bench = () => {
      if (!log) throw new Error('the log was not made')
      return { store: log.store as EventStore, clock }
    }
    appending(bench)
    repeating(bench)
    reading(bench)
    telling(bench)
    limits(bench)
    subscribing(bench)
    model(bench)
    if (positions === 'dense') dense(bench)
    else gaps(bench)
    closing(makeLog)
  })
}
