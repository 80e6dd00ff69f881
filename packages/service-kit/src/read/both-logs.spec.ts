import fc from 'fast-check'
import { inOrderOfRecording } from './both-logs.ts'

const at = (log: string, ...minutes: readonly number[]) =>
  minutes.map((minute, index) => ({ id: `${log}${index + 1}`, recordedAt: `2024-03-04T02:${String(minute).padStart(2, '0')}:00.000Z` }))
const ids = (events: readonly { readonly id: string }[]): string => events.map(({ id }) => id).join(' ')

describe('events of two logs', () => {
  it.each([
    ['stand in the order of recording', at('m', 1, 3, 5), at('i', 2, 4, 6), 'm1 i1 m2 i2 m3 i3'],
    ['of one millisecond: the main log first', at('m', 1, 2), at('i', 1, 2), 'm1 i1 m2 i2'],
    ['keep the order of their own log, also where its times do not', at('m', 5, 1, 7), at('i', 4, 6), 'i1 m1 m2 i2 m3'],
    ['where one log has none: as the other has them', at('m', 5, 1), [], 'm1 m2'],
    ['where the other has none', [], at('i', 5, 1), 'i1 i2'],
  ])('%s', (_, main, internal, order) => expect(ids(inOrderOfRecording(main, internal))).toBe(order))

  it('are all there, once, and in the order of each log', () => {
    const minutes = fc.array(fc.nat({ max: 59 }), { maxLength: 8 })
    fc.assert(
      fc.property(minutes, minutes, (some, others) => {
        const [main, internal] = [at('m', ...some), at('i', ...others)]
        const merged = inOrderOfRecording(main, internal)
        expect(merged.filter(({ id }) => id.startsWith('m'))).toEqual(main)
        expect(merged.filter(({ id }) => id.startsWith('i'))).toEqual(internal)
      }),
    )
  })
})
