import fc from 'fast-check'
import { anything, hostileTexts } from './hostile.ts'

/** What is there: ids and codes that lead further in than invented ones. */
export interface Known {
  readonly ids: readonly string[]
}

export const anId = ({ ids }: Known): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ids) },
    { weight: 1, arbitrary: fc.constantFrom(...ids).map((id) => id.toUpperCase()) },
    { weight: 1, arbitrary: fc.uuid() },
    { weight: 1, arbitrary: fc.constantFrom(...hostileTexts) },
  )

export const aText: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.constantFrom('Kata rekaan', '53.71', '7K3M-92QF', 'id') },
)

export const aMoment: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 3, arbitrary: fc.date({ min: new Date('2020-01-01'), max: new Date('2027-01-01'), noInvalidDate: true }).map((at) => at.toISOString()) },
  { weight: 1, arbitrary: aText },
)

/** Usually what is asked for, and now and then anything at all. */
export const mostly = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 9, arbitrary: right }, { weight: 1, arbitrary: anything })
