import type { RelayCheckpoint } from './relay-checkpoint.ts'

export interface MemoryRelayCheckpoint extends RelayCheckpoint {
  /** As if the holder had not renewed for too long. */
  expire(): void
  position(): bigint
}

export function memoryRelayCheckpoint(): MemoryRelayCheckpoint {
  let epoch = 0n
  let position = 0n
  let held = false
  return {
    read: async () => position,
    async acquire() {
      if (held) return undefined
      held = true
      epoch += 1n
      return { epoch, position }
    },
    async advance(mine, from, to) {
      if (mine !== epoch || from !== position) return false
      position = to
      return true
    },
    async renew(mine) {
      if (mine === epoch) held = true
      return mine === epoch
    },
    async release(mine) {
      if (mine === epoch) held = false
    },
    expire() {
      held = false
    },
    position: () => position,
  }
}
