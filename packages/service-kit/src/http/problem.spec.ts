import { TitianError } from '@titian/core'
import { toProblem } from './problem.ts'

const problem = (error: unknown) => toProblem(error, 'c-1', {})

describe('an error as the outside may know it', () => {
  it.each(['DATABASE_AWAY', 'LOG_CLOSED', 'LOG_UNAVAILABLE', 'KEYS_UNAVAILABLE', 'VIEWS_BEHIND', 'FACTS_STALE', 'ACCESS_NOT_RECORDED'])(
    'is, for %s, to be tried again',
    (code) => expect(problem(new TitianError(code)).problem).toMatchObject({ status: 503, retryAfter: 1 }),
  )
  it('is masked where it is unknown, whatever it says', () => {
    for (const error of [new Error('PENANDA'), new TitianError('SEAL_BROKEN', { keyId: 'PENANDA' }), new TitianError('toString'), 'PENANDA', null]) {
      const { problem: told, unexpected } = problem(error)
      expect([told.status, told.code, unexpected]).toEqual([500, 'INTERNAL', true])
      expect(JSON.stringify(told)).not.toContain('PENANDA')
    }
  })
  it('names neither streams nor sources', () => {
    const { problem: told } = problem(new TitianError('FACTS_STALE', { sources: ['protection'] }))
    expect(JSON.stringify(told)).not.toContain('protection')
  })
  it('says of an erased person that they are erased', () => expect(problem(new TitianError('KEY_DESTROYED')).problem.status).toBe(410))
})
