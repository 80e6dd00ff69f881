import { readFileSync } from 'node:fs'
import { metrics, type ParkedSince } from './metrics.ts'

const now = new Date('2026-01-05T02:00:00.000Z')
const never: ParkedSince = { message: async () => undefined, reaction: async () => undefined }
const made = (since: Partial<ParkedSince> = {}) =>
  metrics('referral', { wallClock: { now: () => now }, aheadMs: () => 0 }, { ...never, ...since }).registry

describe('the age of what is parked', () => {
  it('is in seconds, per kind and service, and 0 where nothing is', async () => {
    const registry = made({ message: async () => new Date(now.getTime() - 90_500) })
    const lines = (await registry.metrics()).split('\n').filter((line) => line.startsWith('titian_parked_oldest_seconds'))
    expect(lines).toEqual([
      'titian_parked_oldest_seconds{kind="message",service="referral"} 90.5',
      'titian_parked_oldest_seconds{kind="reaction",service="referral"} 0',
    ])
  })

  it('stays as last known while the database is away, and the other kind is told all the same', async () => {
    let away = false
    const registry = made({
      message: () => (away ? Promise.reject(new Error('away')) : Promise.resolve(new Date(now.getTime() - 60_000))),
      reaction: async () => new Date(now.getTime() - (away ? 20_000 : 10_000)),
    })
    await registry.metrics()
    away = true
    expect((await registry.getSingleMetric('titian_parked_oldest_seconds')?.get())?.values).toMatchObject([
      { labels: { kind: 'message' }, value: 60 },
      { labels: { kind: 'reaction' }, value: 20 },
    ])
  })
})

describe('the page of what to alert on', () => {
  it('names numbers that there are, and every one of ours', async () => {
    const page = readFileSync(new URL('../../../../docs/how-to/what-to-alert-on.md', import.meta.url), 'utf8')
    const named = new Set([...page.matchAll(/titian_[a-z_]+/g)].map(([name]) => name.replace(/_count$/, '')))
    const ours = (await made().getMetricsAsJSON()).map(({ name }) => name).filter((name) => name.startsWith('titian_'))
    expect([...named].sort()).toEqual(ours.sort())
  })
})
