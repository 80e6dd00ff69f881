import { stateAfter, usualNow } from '@titian/testing'
import { inMonth } from '@titian/vocabulary'
import { isChildAt, turns18After } from './age.ts'
import { aged } from './fixtures.ts'
import { subject } from './subject.ts'

const isChild = (...past: ReturnType<typeof aged>[]) => isChildAt(stateAfter(subject, ...past), usualNow)

describe('an age in doubt', () => {
  it('is a child while nothing was said (SAFETY 13)', () => expect(isChild()).toBe(true))
  it('is an adult where all that was said agrees', () => {
    expect(isChild(aged('STATED', '2019-01'))).toBe(false)
    expect(isChild(aged('STATED', '2019-01'), aged('DOCUMENTED', '2020-06'))).toBe(false)
  })
  it('is a child where two ages disagree (SAFETY 13)', () => expect(isChild(aged('STATED', '2019-01'), aged('DOCUMENTED', '2025-06'))).toBe(true))
  it('never becomes an adult by an irregular document', () => {
    expect(isChild(aged('DOCUMENTED', '2015-01', true))).toBe(true)
    expect(isChild(aged('STATED', '2019-01'), aged('DOCUMENTED', '2015-01', true))).toBe(true)
  })
  it('is settled by an assessment, the last one', () => {
    expect(isChild(aged('STATED', '2030-01'), aged('ASSESSED', '2020-01'))).toBe(false)
    expect(isChild(aged('ASSESSED', '2020-01'), aged('ASSESSED', '2025-01'))).toBe(true)
  })
  it('ends with the month of the 18th birthday, not within it', () => {
    const state = stateAfter(subject, aged('ASSESSED', '2024-03'))
    expect(isChildAt(state, new Date('2024-03-31T15:59:59.999Z'))).toBe(true)
    expect(isChildAt(state, new Date('2024-03-31T16:00:00.000Z'))).toBe(false)
  })
  it('takes completed years for the latest birthday that they allow', () => {
    expect(turns18After(17, usualNow)).toEqual(inMonth('2025-03', 'WIB'))
    expect(turns18After(18, usualNow)).toEqual(inMonth('2024-03', 'WIB'))
    expect(turns18After(25, usualNow)).toEqual(inMonth('2017-03', 'WIB'))
  })
})
