import type { BackfillCheckpoint } from './read-log.ts'

export function memoryBackfillCheckpoint(): BackfillCheckpoint {
  let reached = 0n
  return {
    read: async () => reached,
    async write(position) {
      reached = position
    },
    async forget() {
      reached = 0n
    },
  }
}
