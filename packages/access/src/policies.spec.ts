import { decide } from './decide.ts'
import { rowsOf } from './matrix.ts'
import { matrix1 } from './matrix-1.ts'
import { type Policy, policies, policyAt } from './policies.ts'
import { now, relation, someone } from './spec-fixtures.ts'

const stricter = matrix1.replace(/^(CASEWORKER +\| F\(a\) F\(a\) +F\(a\) +)F\(a\) /m, '$1–    ')
const two: readonly Policy[] = [
  { version: '1', from: '2020-01-01T00:00:00.000Z', to: '2024-01-01T00:00:00.000Z', rows: rowsOf(matrix1) },
  { version: '2', from: '2024-01-01T00:00:00.000Z', rows: rowsOf(stricter) },
]
const versionAt = (moment: string) => policyAt(new Date(moment), two).version

describe('the version of the matrix', () => {
  it('is the one that held at the moment', () => {
    expect(versionAt('2020-01-01T00:00:00.000Z')).toBe('1')
    expect(versionAt('2023-12-31T23:59:59.999Z')).toBe('1')
    expect(versionAt('2024-01-01T00:00:00.000Z')).toBe('2')
    expect(versionAt('2099-01-01T00:00:00.000Z')).toBe('2')
  })
  it('opens nothing for the time before there was one', () => {
    expect(policyAt(new Date('2019-12-31T23:59:59.999Z'), two)).toMatchObject({ version: '0', rows: [] })
  })
  it('decides, and the decision names it', () => {
    const mine = relation('caseworker', { userId: 'u-1' })
    const under = (policy: Policy) =>
      decide(someone('caseworker', 'UPTD_PPA'), 'read', { type: 'case', id: 'c-1' }, { relations: [mine], consents: [], now, policy })
    const [older, newer] = two.map(under)
    expect(older).toMatchObject({ effect: 'permit', policy: '1', fieldGroups: { contact: 'full' } })
    expect(newer).toMatchObject({ effect: 'permit', policy: '2' })
    expect(newer).not.toHaveProperty('fieldGroups.contact')
  })
  it('follows the one before it without a gap, and the last has no end', () => {
    for (const [index, { to }] of policies.entries()) expect(to).toBe(policies[index + 1]?.from)
    expect(new Set(policies.map(({ version }) => version)).size).toBe(policies.length)
  })
})
