import type { RecordedEvent } from '@titian/core'
import { idOf } from '@titian/testing'
import { type TestDatabase, testDatabase } from '@titian/testing/postgres'
import type { Db } from '@titian/views'
import type pg from 'pg'
import { consentView } from './consent-view.ts'

const question = { personId: idOf('person'), caseId: idOf('case'), purpose: 'INVESTIGATION', recipientAgencyId: idOf('police') }

describe('what a person answered, category by category', () => {
  let database: TestDatabase
  let pool: pg.Pool
  let day = 0
  beforeEach(async () => {
    database = await testDatabase()
    pool = database.pool({ max: 1 })
    await pool.query(consentView.sql)
    day = 0
  })
  afterEach(async () => {
    await pool.end()
    await database.drop()
  })

  /** Each a day after the one before. */
  async function said(type: string, data: object): Promise<void> {
    day += 1
    const event = { type, data: { ...question, ...data }, recordedAt: `2024-03-0${day}T00:00:00.000Z` } as unknown as RecordedEvent
    for (const one of consentView.handles)
      if ('handlers' in one && one.category === 'consent') await one.handlers[type]?.(event, pool as unknown as Db)
  }
  const standing = async () => {
    const { rows } = await pool.query<{ state: string; category: string }>(
      'select state, unnest(categories) as category from consent_answer where to_at is null order by category, state',
    )
    return rows.map(({ state, category }) => `${category} ${state}`)
  }

  it('lets a later yes to some leave the no to the others', async () => {
    await said('ConsentRefused', { consentId: idOf('1'), categories: ['identity', 'location'] })
    await said('ConsentGiven', { consentId: idOf('2'), categories: ['identity'] })
    expect(await standing()).toEqual(['identity given', 'location refused'])
  })

  it('lets a later no take the place of the whole yes', async () => {
    await said('ConsentGiven', { consentId: idOf('1'), categories: ['identity', 'location'] })
    await said('ConsentRefused', { consentId: idOf('2'), categories: ['location'] })
    expect(await standing()).toEqual(['location refused'])
  })

  it('lets a yes count again after it was taken back, for what it names', async () => {
    await said('ConsentGiven', { consentId: idOf('1'), categories: ['identity', 'location'] })
    await said('ConsentWithdrawn', { consentId: idOf('1') })
    expect(await standing()).toEqual(['identity withdrawn', 'location withdrawn'])
    await said('ConsentGiven', { consentId: idOf('2'), categories: ['identity'] })
    expect(await standing()).toEqual(['identity given', 'location withdrawn'])
  })

  it('lets one more category leave what was agreed to before (SAFETY 12)', async () => {
    await said('ConsentGiven', { consentId: idOf('1'), categories: ['identity', 'location'] })
    await said('ConsentGiven', { consentId: idOf('2'), categories: ['legal'] })
    expect(await standing()).toEqual(['identity given', 'legal given', 'location given'])
    await said('ConsentGiven', { consentId: idOf('3'), categories: ['location'] })
    await said('ConsentWithdrawn', { consentId: idOf('1') })
    expect(await standing()).toEqual(['identity withdrawn', 'legal given', 'location given'])
  })

  it('lets what was recorded by mistake stand for nothing, neither a yes nor a no', async () => {
    await said('ConsentRefused', { consentId: idOf('1'), categories: ['identity'] })
    await said('ConsentGiven', { consentId: idOf('2'), categories: ['legal'] })
    await said('ConsentCorrected', { consentId: idOf('1') })
    expect(await standing()).toEqual(['legal given'])
  })
})
