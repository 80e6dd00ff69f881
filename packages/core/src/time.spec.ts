import { notBefore } from './time.ts'

const clock = { now: () => new Date('2026-03-02T02:00:00.000Z') }

describe('now, for a decision', () => {
  it('is not before what a process that ran a day ahead has recorded: what is recorded is in force (SAFETY 9)', () => {
    const ahead = new Date('2026-03-03T02:00:00.000Z')
    expect(notBefore(clock, () => ahead).now()).toEqual(ahead)
  })
  it('is the clock’s where the record is behind it, or empty', () => {
    expect(notBefore(clock, () => new Date('2026-03-01T02:00:00.000Z')).now()).toEqual(clock.now())
    expect(notBefore(clock, () => undefined).now()).toEqual(clock.now())
  })
})
