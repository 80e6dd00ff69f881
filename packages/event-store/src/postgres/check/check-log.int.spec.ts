import { canonical } from '@titian/core'
import { newEvents } from '../../contract/sample-events.ts'
import { openTestLog, type TestLog } from '../open-test-log.ts'
import { checkLog } from './check-log.ts'

/** What a superuser did to a log of twelve events: streams a, b and c with four each, in turn. */
describe('checking a log', () => {
  let log: TestLog
  beforeEach(async () => {
    log = await openTestLog()
    let seconds = 0
    const now = () => {
      seconds += 1
      return new Date(Date.parse('2026-01-05T03:00:00.000Z') + seconds * 1_000)
    }
    const store = await log.open({ clock: { now, moved: true } })
    for (let version = 0; version < 4; version += 1) {
      for (const stream of ['test.case-a', 'test.case-b', 'test.case-c']) await store.append(stream, newEvents(1), { expected: version })
    }
  })
  afterEach(() => log.drop())

  const check = (most?: number) => checkLog({ pool: log.appPool(), schema: log.schema, ...(most !== undefined && { most }) })
  const unguarded = (sql: string) =>
    log.database.query(`DO $$ BEGIN
      ALTER TABLE test_log.events DISABLE TRIGGER events_for_ever; ${sql}; ALTER TABLE test_log.events ENABLE TRIGGER events_for_ever; END $$`)
  const found = async () =>
    (await check()).faults.map(({ code, position, stream }) => [code, position === undefined ? null : Number(position), stream ?? null])

  it('finds nothing wrong with what the store wrote, with the rights of the application', async () => {
    const seen: string[] = []
    const report = await checkLog({ pool: log.appPool(), schema: log.schema, onProgress: (done, head) => seen.push(`${done}/${head}`) })
    expect(report).toMatchObject({ head: 12n, events: 12, faults: [], cutShort: false })
    expect(seen).toEqual(['12/12'])
  })

  it('names the position that is missing, and the stream that lacks a version', async () => {
    await unguarded('DELETE FROM test_log.events WHERE position = 5')
    expect(await found()).toEqual([
      ['POSITION_MISSING', 5, null],
      ['VERSION_GAP', 8, 'test.case-b'],
    ])
  })

  it('names what a clock that was ahead has recorded: the first of it, not what followed at that time for want of another (SAFETY 9)', async () => {
    const store = await log.open({ clock: { now: () => new Date(Date.now() + 86_400_000), moved: true } })
    await store.append('test.case-a', newEvents(1), { expected: 4 })
    const later = await log.open({ clock: { now: () => new Date() } })
    await later.append('test.case-b', newEvents(1), { expected: 4 })
    expect((await check()).faults).toMatchObject([
      { code: 'RECORDED_AHEAD', position: 13n, stream: 'test.case-a', details: { ahead: expect.closeTo(86_400, -2) } },
    ])
  })

  it('names the first positions where the beginning was cut off', async () => {
    await unguarded('DELETE FROM test_log.events WHERE position <= 3')
    expect((await check()).faults[0]).toEqual({ code: 'POSITION_MISSING', position: 1n, details: { from: '1', to: '3' } })
  })

  it('finds two rows of one stream that were swapped', async () => {
    await unguarded(`UPDATE test_log.events SET position = -position WHERE position IN (4, 10);
      UPDATE test_log.events SET position = 14 + position WHERE position IN (-4, -10)`)
    expect(await found()).toEqual(
      expect.arrayContaining([
        ['VERSION_ORDER', 4, 'test.case-a'],
        ['RECORDED_EARLIER', 5, 'test.case-b'],
      ]),
    )
  })

  it('finds two rows of different streams that were swapped, by the time they were recorded', async () => {
    await unguarded(`UPDATE test_log.events SET position = -position WHERE position IN (1, 2);
      UPDATE test_log.events SET position = 3 + position WHERE position IN (-1, -2)`)
    expect(await found()).toEqual([['RECORDED_EARLIER', 2, 'test.case-a']])
  })

  it.each([
    ['no JSON', `data = '{broken'`, 'UNREADABLE'],
    ['JSON that the store would not write so', `data = '{ "index": 0 }'`, 'NOT_CANONICAL'],
    ['a meta without its purpose', `meta = '${canonical({ personIds: [] })}'`, 'META_INVALID'],
    ['another category', `category = 'test.other'`, 'CATEGORY_WRONG'],
    ['a version that jumps', 'version = 9', 'VERSION_GAP'],
  ])('finds %s', async (_, change, code) => {
    await unguarded(`UPDATE test_log.events SET ${change} WHERE position = 12`)
    expect(await found()).toContainEqual([code, 12, 'test.case-c'])
  })

  it('finds an id and a version that are there twice, once nothing refuses them, and says what does not guard any more', async () => {
    await log.database.query('ALTER TABLE test_log.events DROP CONSTRAINT events_id_once, DROP CONSTRAINT events_version_once')
    await unguarded(`UPDATE test_log.events SET version = 3, id = (SELECT id FROM test_log.events WHERE position = 7) WHERE position = 10`)
    expect(await found()).toEqual([
      ['GUARD_MISSING', null, null],
      ['GUARD_MISSING', null, null],
      ['ID_TWICE', 10, 'test.case-a'],
      ['VERSION_TWICE', 10, 'test.case-a'],
    ])
  })

  it('says that the trigger is switched off', async () => {
    await log.database.query('ALTER TABLE test_log.events DISABLE TRIGGER events_for_ever')
    expect((await check()).faults).toEqual([{ code: 'GUARD_MISSING', details: { what: 'events_for_ever' } }])
  })

  it('stops after so many faults, and says so', async () => {
    await unguarded(`UPDATE test_log.events SET data = 'x'`)
    const report = await check(3)
    expect(report.cutShort).toBe(true)
    expect(report.faults.map(({ position }) => position)).toEqual([1n, 2n, 3n])
  })
})
