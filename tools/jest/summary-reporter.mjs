import { relative } from 'node:path'
import process from 'node:process'

const SLOWEST = 10

/**
 * Prints where the time went, why tests were skipped (their names say it) and, as the last line, the counts of Jest's own results.
 */
export default class SummaryReporter {
  #rootDir
  #namePattern

  constructor({ rootDir, testNamePattern }) {
    this.#rootDir = rootDir
    this.#namePattern = testNamePattern
  }

  onRunComplete(_contexts, results) {
    const { passed, failed, skipped } = countsOf(results)
    // With -t Jest counts all the others as skipped; nobody wants to read them.
    const reasons = this.#namePattern ? [] : skippedIn(results).map((name) => `skipped: ${name}`)
    // At the exit: Jest's own summary, and whatever it says of handles left open, come before.
    const text = [...slowestOf(results, this.#rootDir), ...reasons, `${passed} passed, ${failed} failed, ${skipped} skipped`, ''].join('\n')
    process.once('exit', () => process.stdout.write(text))
  }
}

/** A suite that failed to run has no tests to count, and counts as one that failed. */
export const countsOf = ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests }) => ({
  passed: numPassedTests,
  failed: numFailedTests + numRuntimeErrorTestSuites,
  skipped: numPendingTests + numTodoTests,
})

/** The suites that a shorter run begins with, from the slowest down; nothing where a few were asked for, which Jest lists with their times anyway. */
export function slowestOf({ testResults }, rootDir) {
  if (testResults.length <= SLOWEST) return []
  const byTime = testResults.map(({ testFilePath, perfStats: { runtime } }) => ({ testFilePath, runtime })).sort((a, b) => b.runtime - a.runtime)
  const lines = byTime
    .slice(0, SLOWEST)
    .map(({ testFilePath, runtime }) => `${(runtime / 1_000).toFixed(1).padStart(7)} s  ${relative(rootDir, testFilePath)}`)
  return [`The ${SLOWEST} slowest of ${testResults.length} suites:`, ...lines]
}

const skippedIn = ({ testResults }) =>
  testResults.flatMap((suite) => suite.testResults.filter(({ status }) => status === 'pending' || status === 'todo').map(({ fullName }) => fullName))
