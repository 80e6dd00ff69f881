import type { Expected } from './port.ts'

/** Whether a stream at version `actual` (0 = no stream) is what the caller asserts. */
export function meets(expected: Expected, actual: number): boolean {
  switch (expected) {
    case 'any':
      return true
    case 'no-stream':
      return actual === 0
    case 'stream-exists':
      return actual > 0
    default:
      return actual === expected
  }
}
