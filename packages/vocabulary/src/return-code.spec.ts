import { parseReturnCode } from './case-number.ts'
import { returnCodeOf } from './return-code.ts'

describe('the return code of a report', () => {
  const id = '00000000-0000-4000-8000-000000000001'
  it('is the same each time, and one that can be checked', () => {
    expect(returnCodeOf(id)).toBe(returnCodeOf(id))
    expect(parseReturnCode(returnCodeOf(id)).ok).toBe(true)
  })
  it('is another for another report', () => expect(returnCodeOf(id)).not.toBe(returnCodeOf('00000000-0000-4000-8000-000000000002')))
})
