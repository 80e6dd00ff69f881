import process from 'node:process'

/** Prints why tests were skipped (their names say it) and, as the last line, the counts of Jest's own results. */
export default class SummaryReporter {
  #namePattern

  constructor({ testNamePattern }) {
    this.#namePattern = testNamePattern
  }

  onRunComplete(_contexts, results) {
    const { passed, failed, skipped } = countsOf(results)
    // With -t Jest counts all the others as skipped; nobody wants to read them.
    const reasons = this.#namePattern ? [] : skippedIn(results).map((name) => `skipped: ${name}`)
    // At the exit: Jest's own summary, and whatever it says of handles left open, come before.
    const text = [...reasons, `${passed} passed, ${failed} failed, ${skipped} skipped`, ''].join('\n')
    process.once('exit', () => process.stdout.write(text))
  }
}

/** A suite that failed to run has no tests to count, and counts as one that failed. */
export const countsOf = ({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites, numPendingTests, numTodoTests }) => ({
  passed: numPassedTests,
  failed: numFailedTests + numRuntimeErrorTestSuites,
  skipped: numPendingTests + numTodoTests,
})

const skippedIn = ({ testResults }) =>
  testResults.flatMap((suite) => suite.testResults.filter(({ status }) => status === 'pending' || status === 'todo').map(({ fullName }) => fullName))
