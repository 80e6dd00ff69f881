import TestSequencer from '@jest/test-sequencer'

/**
 * Jest begins with what took longest the last time, and knows nothing of that in a fresh clone: there it goes by the size of files. A suite of
 * a minute in a small file, begun last, would then leave the other core idle.
 */
export default class LongestFirst extends TestSequencer {
  sort(tests) {
    const sorted = super.sort(tests)
    return sorted.some(({ duration }) => duration !== undefined) ? sorted : byKind(sorted)
  }
}

const kinds = ['.e2e.', '.int.', '.contract.']
const rank = ({ path }) => {
  const found = kinds.findIndex((kind) => path.includes(kind))
  return found < 0 ? kinds.length : found
}

/** Those that start the whole, then those with a database or a broker, then the pure ones; within each as they were. */
export const byKind = (tests) => tests.toSorted((one, other) => rank(one) - rank(other))
