import { type LookPlace, mergeLooks, placeOf, readLooks, type ServiceLook } from './looks.ts'

const look = (correlationId: string, at: string, more: object = {}): ServiceLook => ({
  at,
  agency: { label: { id: 'layanan', en: 'service' } },
  purpose: 'SERVICES',
  action: 'ReadEntries',
  outcome: 'permitted',
  fieldGroups: [],
  correlationId,
  ...more,
})
const instant = (ms: number): string => new Date(Date.parse('2026-01-05T02:00:00.000Z') + ms).toISOString()

/** Services that tell as the real ones do: latest first, so many a time and all of one instant, and up to where. */
function contextOf(services: Readonly<Record<string, readonly ServiceLook[]>>, most: number) {
  const asked: string[] = []
  const ask = async ({ service, query }: { service: string; query: { before?: string } }) => {
    asked.push(service)
    const all = (services[service] ?? []).filter(({ at }) => query.before === undefined || at < query.before)
    const sorted = [...all].sort((one, other) => (one.at < other.at ? 1 : -1))
    const last = sorted[most - 1]
    const looks = last === undefined ? sorted : sorted.filter(({ at }) => at >= last.at)
    return { looks, until: looks.length < most ? null : (looks.at(-1)?.at ?? null) }
  }
  return { context: { reads: { ask }, services: Object.keys(services) } as never, asked }
}

describe('looks of one request', () => {
  it('are one, whatever was answered first', () => {
    const [one, ...others] = mergeLooks([look('c', instant(9)), look('c', instant(3), { action: 'ReadTimeline' })])
    expect(others).toEqual([])
    expect(one).toMatchObject({ at: instant(3), actions: ['ReadEntries', 'ReadTimeline'] })
  })

  it('are several where a caller gives many requests one name: a later look does not pass for the first (SAFETY 8)', () =>
    expect(mergeLooks([look('c', instant(0)), look('c', instant(3_600_000)), look('c', instant(7_200_000))])).toHaveLength(3))
})

describe('the pages of all looks', () => {
  it('name each look once and in order, though services end their pages elsewhere and a request is in several', async () => {
    const of = (service: number, every: number) =>
      Array.from({ length: Math.ceil(900 / every) }, (_, n) => look(`c-${n * every}`, instant(n * every * 7_000 + service)))
    const services = { a: of(0, 1), b: of(40, 2), c: of(80, 45), d: [] }
    const { context } = contextOf(services, 20)
    const shown: string[] = []
    for (let after: LookPlace | undefined; ; ) {
      const { items, isLast } = await readLooks(context, { caseId: 'x', attempts: false, first: 7, after })
      shown.push(...items.map(({ key, at }) => `${at} ${key.split(' ')[0]}`))
      const last = items.at(-1)
      if (isLast || last === undefined) break
      after = placeOf(last)
    }
    expect(shown).toHaveLength(900)
    expect(shown).toEqual([...shown].sort().reverse())
    expect(new Set(shown.map((one) => one.split(' ')[1])).size).toBe(900)
  })

  it('ask no further back than the page needs', async () => {
    const all = Array.from({ length: 2_000 }, (_, n) => look(`c-${n}`, instant(n * 60_000)))
    const { context, asked } = contextOf({ a: all }, 100)
    const { items } = await readLooks(context, { caseId: 'x', attempts: false, first: 20, after: undefined })
    expect(items).toHaveLength(20)
    expect(asked).toHaveLength(1)
  })
})
