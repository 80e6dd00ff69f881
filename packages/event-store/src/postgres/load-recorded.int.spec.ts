import { randomUUID } from 'node:crypto'
import type { RecordedEvent } from '@titian/core'
import { rejectionOf } from '../contract/rejection-of.ts'
import { newEvent } from '../contract/sample-events.ts'
import { checkLog } from './check/index.ts'
import { loadRecorded, rowOf } from './load-recorded.ts'
import { openTestLog, type TestLog } from './open-test-log.ts'

const recorded = (stream: string, version: number, recordedAt: string): RecordedEvent => ({
  ...newEvent(),
  stream,
  version,
  position: 0n,
  recordedAt,
})

describe('loading what was recorded elsewhere', () => {
  let log: TestLog
  beforeAll(async () => {
    log = await openTestLog()
  })
  afterAll(() => log.drop())
  const load = (events: readonly RecordedEvent[]) => loadRecorded({ pool: log.database.pool(), schema: log.schema }, events.map(rowOf))

  it('puts it at the end, as it is, with positions of this log, and what is appended later comes after', async () => {
    const store = await log.open()
    const [one, other] = [`test.case-${randomUUID()}`, `test.case-${randomUUID()}`]
    const events = [
      recorded(one, 1, '2024-03-11T00:00:00.000Z'),
      recorded(other, 1, '2024-03-11T00:15:00.000Z'),
      recorded(one, 2, '2024-03-12T00:00:00.000Z'),
    ]
    await load(events.slice(0, 2))
    await load(events.slice(2))
    expect(await store.readAll({ after: 0n })).toEqual(events.map((event, index) => ({ ...event, position: BigInt(index + 1) })))
    expect(await store.append(one, [newEvent()], { expected: 2 })).toMatchObject({ version: 3, position: 4n })
    expect(await checkLog({ pool: log.appPool(), schema: log.schema })).toMatchObject({ events: 4, faults: [] })
  })

  it('refuses what is earlier than the end, or twice there, as a whole', async () => {
    const store = await log.open()
    const before = await store.head()
    const stream = `test.case-${randomUUID()}`
    const late = '2030-01-01T00:00:00.000Z'
    expect((await rejectionOf(load([recorded(stream, 1, '2024-03-11T00:00:00.000Z')]))).code).toBe('APPEND_INVALID')
    expect((await rejectionOf(load([recorded(stream, 1, late), recorded(stream, 2, '2029-01-01T00:00:00.000Z')]))).code).toBe('APPEND_INVALID')
    await expect(load([recorded(stream, 1, late), recorded(stream, 1, late)])).rejects.toThrow(/events_version_once/)
    expect(await store.head()).toBe(before)
  })

  it('is not for the application', async () => {
    const row = rowOf(recorded(`test.case-${randomUUID()}`, 1, '2030-01-01T00:00:00.000Z'))
    await expect(loadRecorded({ pool: log.appPool(), schema: log.schema }, [row])).rejects.toThrow(/permission denied/)
  })
})
