import { countsOf, slowestOf } from './summary-reporter.mjs'

describe('the counts of a run', () => {
  it('count a suite that failed to run as one that failed, and what is still to be written as skipped', () => {
    const results = { numPassedTests: 7, numFailedTests: 1, numRuntimeErrorTestSuites: 2, numPendingTests: 3, numTodoTests: 1 }
    expect(countsOf(results)).toEqual({ passed: 7, failed: 3, skipped: 4 })
  })
})

describe('the slowest suites of a run', () => {
  const suites = (count: number) => ({
    testResults: Array.from({ length: count }, (_, nth) => ({ testFilePath: `/here/docs/${nth}.spec.ts`, perfStats: { runtime: nth * 500 } })),
  })

  it('are ten, the slowest first, by their paths from the root', () => {
    const [head, first, ...others] = slowestOf(suites(30), '/here')
    expect(head).toBe('The 10 slowest of 30 suites:')
    expect(first).toBe('   14.5 s  docs/29.spec.ts')
    expect(others).toHaveLength(9)
    expect(others.at(-1)).toBe('   10.0 s  docs/20.spec.ts')
  })

  it('are not told of a run of a few', () => {
    expect(slowestOf(suites(10), '/here')).toEqual([])
  })
})
