import { TitianError } from '@titian/core'
import type { ViewStatus } from '@titian/views'
import type { Pool } from 'pg'
import { viewProgress } from './view-progress.ts'

const waiting: ViewStatus = { view: 'errand_list', version: 1, state: 'waiting', position: 7n, events: 7, failed: null }
const views = { status: () => [waiting] }
const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
const away = { query: () => Promise.reject(refused) } as unknown as Pool

describe('the progress of views', () => {
  it('is told from what the process knows while the database is away', async () => {
    const store = { head: () => Promise.reject(new TitianError('LOG_UNAVAILABLE', { log: 'errands' })) }
    expect(await viewProgress(away, 'errands', [{ views, store }])).toEqual([{ ...waiting, head: null, lag: null, rebuild: null }])
  })

  it('hides no other failure', async () => {
    const store = { head: () => Promise.reject(new TitianError('EVENT_UNREADABLE')) }
    await expect(viewProgress(away, 'errands', [{ views, store }])).rejects.toMatchObject({ code: 'EVENT_UNREADABLE' })
  })
})
