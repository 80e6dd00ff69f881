import fc from 'fast-check'
import { categoryOf } from './port.ts'
import { recent } from './recent.ts'

const categories = fc.subarray(['test.one', 'test.two'])
const record = fc.record({ gap: fc.integer({ min: 1, max: 3 }), stream: fc.constantFrom('test.one-1', 'test.two-1'), size: fc.nat(9) })
const page = fc.record({ records: fc.array(record, { maxLength: 6 }), beyond: fc.nat(2) })

describe('what is kept of the end of a log', () => {
  it('is whole from where it begins, and never more than is allowed', () => {
    fc.assert(
      fc.property(fc.array(page, { maxLength: 12 }), fc.nat(60), fc.option(categories, { nil: undefined }), (pages, asked, wanted) => {
        const kept = recent<{ position: bigint; stream: string; size: number }>({
          from: 5n,
          scannedTo: 7n,
          keep: { records: 5, bytes: 30 },
          sizeOf: ({ size }) => size,
        })
        const all: { position: bigint; stream: string; size: number }[] = []
        let at = 7n
        for (const { records, beyond } of pages) {
          const more = records.map(({ gap, ...rest }) => {
            at += BigInt(gap)
            return { ...rest, position: at }
          })
          at += BigInt(beyond)
          all.push(...more)
          kept.add(more, at)
        }
        expect(kept.scannedTo()).toBe(at)
        const after = BigInt(asked)
        const found = kept.after(after, wanted, 3)
        const model = all.filter(({ position, stream }) => position > after && (wanted?.includes(categoryOf(stream)) ?? true)).slice(0, 3)
        if (found !== undefined) expect(found).toEqual(model)
        // The newest half of what may be kept is always there.
        else expect(all.filter(({ position }) => position > after).length).toBeGreaterThan(after < 5n ? -1 : 0)
        const held = [...Array(60).keys()].map((position) => kept.after(BigInt(position), undefined, 100)).find((one) => one !== undefined) ?? []
        expect(held.length).toBeLessThanOrEqual(5)
        expect(held.reduce((bytes, { size }) => bytes + size, 0)).toBeLessThanOrEqual(30)
      }),
    )
  })

  it('passes over what it was given before', () => {
    const kept = recent({ from: 0n, scannedTo: 0n, keep: { records: 9, bytes: 9 }, sizeOf: () => 1 })
    const one = { position: 1n, stream: 'test.one-1' }
    const two = { position: 2n, stream: 'test.one-1' }
    kept.add([one], 1n)
    kept.add([one, two], 2n)
    expect(kept.after(0n, undefined, 9)).toEqual([one, two])
  })
})
