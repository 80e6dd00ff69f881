import { aggregate, event, fact, type RecordedEvent, received } from '@titian/core'
import { z } from 'zod'
import { happened } from './fixtures/doors.ts'
import { type Db, idOf, on, versionOf } from './index.ts'
import { searchPathOf, viewSchema } from './schema.ts'

const label = { id: 'x', en: 'x' }
const db: Db = { query: () => Promise.reject(new Error('not asked for')) }
const recorded = (type: string, data: unknown, schemaVersion: number): RecordedEvent => ({
  ...happened(type, data, schemaVersion),
  stream: 'town.house-1',
  version: 1,
  position: 1n,
  recordedAt: '2026-01-05T02:00:00.000Z',
})

describe('handlers of a view', () => {
  const seen: unknown[] = []
  const house = aggregate({
    name: 'house',
    events: { HouseBuilt: event(2, { doors: z.number() }, { label, upcasters: [(old) => ({ doors: Number(old.entrances) })] }) },
    initialState: {},
    evolve: { HouseBuilt: (state) => state },
  })
  const handles = on(house, {
    async HouseBuilt({ data }) {
      seen.push(data.doors)
    },
  })

  it('get data in the version that the code knows', async () => {
    await handles.handlers.HouseBuilt?.(recorded('HouseBuilt', { entrances: '3' }, 1), db)
    await handles.handlers.HouseBuilt?.(recorded('HouseBuilt', { doors: 4 }, 2), db)
    expect(seen).toEqual([3, 4])
  })

  it('refuse an event that is newer than the code', () =>
    expect(handles.handlers.HouseBuilt?.(recorded('HouseBuilt', {}, 3), db)).rejects.toMatchObject({ code: 'EVENT_NEWER_THAN_CODE' }))

  it('know received events by their stored type and category, whatever version their producer is at', async () => {
    const houses = fact({
      service: 'town',
      aggregate: 'house',
      events: { HouseBuilt: received({ doors: z.number() }) },
      initialState: {},
      evolve: { HouseBuilt: (state) => state },
    })
    const ofFact = on(houses, {
      async HouseBuilt({ data }) {
        seen.push(data.doors)
      },
    })
    expect(ofFact.category).toBe('received.town.house')
    await ofFact.handlers['town.HouseBuilt']?.(recorded('town.HouseBuilt', { doors: 5 }, 9), db)
    expect(seen.at(-1)).toBe(5)
  })

  it('are refused for an event that the aggregate does not have', () => {
    const misspelt = { HouseBiult: async () => undefined } as unknown as { HouseBuilt: () => Promise<void> }
    expect(() => on(house, misspelt)).toThrow(expect.objectContaining({ code: 'VIEW_EVENT_UNKNOWN' }))
  })
})

describe('names', () => {
  it('give the id of a stream, also where the service has a dash in its name', () => {
    expect(idOf('intake.case-0b9c-11')).toBe('0b9c-11')
    expect(idOf('victim-support.plan-0b9c-11')).toBe('0b9c-11')
    expect(idOf('referral.received.victim-support.plan-0b9c-11')).toBe('0b9c-11')
  })

  it('of schemas carry service, view and version, and are refused where SQL would not take them', () => {
    expect(viewSchema('victim-support', { name: 'my_day', version: 3 })).toBe('victim_support_view_my_day_v3')
    expect(searchPathOf(['a_view_b_v1', 'a_view_c_v1'])).toBe('set local search_path to "a_view_b_v1", "a_view_c_v1"')
    expect(() => viewSchema('intake', { name: 'x"; drop', version: 1 })).toThrow(expect.objectContaining({ code: 'VIEW_NAME_INVALID' }))
    expect(() => viewSchema('intake', { name: 'x'.repeat(60), version: 1 })).toThrow(expect.objectContaining({ code: 'VIEW_NAME_INVALID' }))
  })

  it('of derived versions follow from what was declared', () => {
    expect(versionOf(['a', 'b'])).toBe(versionOf(['a', 'b']))
    expect(versionOf(['a', 'b'])).not.toBe(versionOf(['a', 'c']))
    expect(versionOf(['a', 'b'])).toBeLessThan(2 ** 31)
  })
})
