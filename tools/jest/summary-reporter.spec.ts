import { countsOf } from './summary-reporter.mjs'

describe('the counts of a run', () => {
  it('count a suite that failed to run as one that failed, and what is still to be written as skipped', () => {
    const results = { numPassedTests: 7, numFailedTests: 1, numRuntimeErrorTestSuites: 2, numPendingTests: 3, numTodoTests: 1 }
    expect(countsOf(results)).toEqual({ passed: 7, failed: 3, skipped: 4 })
  })
})
