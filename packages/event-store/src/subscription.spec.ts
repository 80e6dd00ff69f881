import { TitianError } from '@titian/core'
import { runSubscription, type SubscriptionSource } from './subscription.ts'
import { wakeups } from './wakeups.ts'

const nothing = (after: bigint) => Promise.resolve({ events: [], scannedTo: after })
const away = () => Promise.reject(new TitianError('LOG_UNAVAILABLE', { log: 'test' }))

/** A log in which nothing comes and nobody polls. */
const source = (given: Partial<SubscriptionSource>): SubscriptionSource => ({
  log: 'test',
  scan: nothing,
  end: () => Promise.resolve(7n),
  wakeups: wakeups(),
  ...given,
})

describe('a subscription', () => {
  it('begins once the log tells its end, though it was away when first asked and nothing wakes', async () => {
    const controller = new AbortController()
    let asked = 0
    const end = () => (++asked === 1 ? away() : Promise.resolve(7n))
    let begun = 0
    const onBegun = () => {
      begun += 1
      controller.abort()
    }
    const onBatch = () => Promise.reject(new Error('called'))
    await runSubscription(source({ end }), { after: 7n, onBatch, onBegun, signal: controller.signal })
    expect([asked, begun]).toEqual([2, 1])
  })

  it('asks less and less often while the log is away', async () => {
    const controller = new AbortController()
    const news = wakeups()
    const waited: (number | undefined)[] = []
    const after = (_seen: number, _signal: AbortSignal, atMostMs?: number) => {
      if (waited.push(atMostMs) === 4) controller.abort()
      return Promise.resolve()
    }
    let scans = 0
    const scan = (from: bigint) => (++scans % 2 === 0 ? away() : nothing(from))
    const onBatch = () => Promise.reject(new Error('called'))
    await runSubscription(source({ scan, end: away, wakeups: { ...news, after } }), { after: 7n, onBatch, signal: controller.signal })
    expect(waited).toEqual([100, 200, 400, 800])
  })
})
