import { systemClock } from '@titian/core'
import { migrateEventStore, postgresEventStore } from '@titian/event-store/postgres'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import { startViews } from '@titian/views'
import { titianWith } from './fixtures/in-process.ts'
import { viewNamed } from './service-views.ts'

describe('titian views', () => {
  let database: TestDatabase
  beforeAll(async () => {
    database = await testDatabase()
    const pool = database.pool()
    await migrateEventStore({ pool, schema: 'referral_log' })
    const store = await postgresEventStore({ pool, schema: 'referral_log', log: 'referral', clock: systemClock })
    const views = startViews({ service: 'referral', store, pool, views: viewNamed('referral/referrals').views })
    await views.ready
    await views.stop()
    await store.close()
  })
  afterAll(() => database.drop())

  const titian = (...args: string[]) => titianOn(database.url, ...args)
  const titianOn = (url: string, ...args: string[]) => titianWith({ DATABASE_URL: url }, 'views', ...args)

  it('lists them, and says where each stands', async () => {
    expect((await titian('list')).out).toMatch(/^intake\/duty_directory +v\d+ +from intake\n/m)
    const { code, out } = await titian('status')
    expect(code).toBe(0)
    expect(out).toMatch(/referral\/referrals +v\d+ +position 0, 0 events\n/)
  })

  it('rebuilds one, and says how it compares with what was there', async () => {
    const { code, out } = await titian('rebuild', 'referral/agency_directory')
    expect(out).toMatch(/referral\/agency_directory is rebuilt and in place: 0 events to position 0 in .* s, the same as before\.\n$/)
    expect(code).toBe(0)
  })

  it('says how far a rebuild is that another has begun', async () => {
    await database.query(`update referral.view_checkpoint set position = 2500 where view = 'referrals'`)
    await database.query(`insert into referral.view_checkpoint (view, version, position, begun_at, updated_at)
      select 'referrals_next', version, 1000, '2026-01-05T02:00:00Z', '2026-01-05T02:00:07Z' from referral.view_checkpoint where view = 'referrals'`)
    expect((await titian('status')).out).toContain(
      '  being rebuilt: position 1,000 of 2,500 (40 %), begun 2026-01-05T02:00:00.000Z, last moved 2026-01-05T02:00:07.000Z\n',
    )
    await database.query(`delete from referral.view_checkpoint where view = 'referrals_next'`)
  })

  it('ends with 1 where a view has stopped, and names the event', async () => {
    const failed = { position: '7', stream: 'referral.referral-1', type: 'ReferralRequested', code: '22012' }
    await database.query(`update referral.view_checkpoint set failed = $1 where view = 'referrals'`, [JSON.stringify(failed)])
    const { code, out } = await titian('status')
    expect(code).toBe(1)
    expect(out).toContain('STOPPED at position 7  referral.referral-1  ReferralRequested: 22012')
  })

  it('says of each view which log it is built from', async () => {
    const { out } = await titian('list')
    expect(out).toMatch(/^intake\/subjects +v\d+ +from intake\/internal$/m)
    expect(out).toMatch(/^intake\/case_list +v\d+ +from intake$/m)
    expect(out).toMatch(/^referral\/access_entry +v\d+ +from referral\/access$/m)
    expect(out).not.toContain('from referral/internal')
  })

  it('rebuilds for no other word than rebuild', async () => {
    const builtAt = async () =>
      (await database.query('select position, updated_at from referral.view_checkpoint order by view')).map((row) => JSON.stringify(row))
    const before = await builtAt()
    for (const command of ['status', 'list']) {
      const { code, out, err } = await titian(command, 'referral/agency_directory')
      expect({ code, out }).toEqual({ code: 2, out: '' })
      expect(err).toContain(`"referral/agency_directory" is one word too many. Right is: titian views ${command}\n`)
    }
    expect(await builtAt()).toEqual(before)
  })

  it('does not take a wrong database for a healthy one', async () => {
    const empty = await testDatabase()
    expect(await titianOn(empty.url, 'status')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/^This database is prepared for no service.*\nBasis data ini belum disiapkan/),
    })
    await empty.drop()
  })

  it.each(['foo', 'mysql://root:secret@127.0.0.1/titian'])('says how an address of a database begins, given %s', async (url) => {
    const { code, err } = await titianOn(url, 'status')
    expect(code).toBe(2)
    expect(err).toContain('DATABASE_URL must be an address that begins with postgres://')
    expect(err).not.toContain('secret')
  })

  it('says what is missing, and what is too much', async () => {
    expect(await titian('--fresh')).toMatchObject({
      code: 2,
      err: expect.stringContaining('Say what of "titian views"; there is: list, status, rebuild.'),
    })
    expect(await titian('rebuild')).toMatchObject({ code: 2, err: expect.stringContaining('Say which view') })
    expect(await titian('rebuild', 'referral/referrals', 'referral/agency_directory')).toMatchObject({ code: 2 })
  })

  it('says what there is where it does not know the name', async () => {
    expect(await titian('rebuild', 'referral/nothing')).toMatchObject({ code: 2, err: expect.stringContaining('referral/agency_directory') })
  })

  it('says which services there are', async () => {
    expect(await titian('rebuild', 'nobody/nothing')).toMatchObject({ code: 2, err: expect.stringContaining('there is: intake, referral') })
  })
})
