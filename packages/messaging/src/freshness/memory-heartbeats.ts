import type { Heartbeats } from './heartbeats.ts'

export function memoryHeartbeats(): Heartbeats {
  const last = new Map<string, Date>()
  return {
    async note(source, at) {
      last.set(source, at)
    },
    async last(sources) {
      return new Map([...last].filter(([source]) => sources.includes(source)))
    },
  }
}
