import type { IntegrationEvent } from '../port.ts'
import { type Parked, type Parking, queued } from './parking.ts'

export function memoryParking(): Parking {
  const streams = new Map<string, Map<number, Parked>>()
  const inOrder = (stream: string) => [...(streams.get(stream)?.values() ?? [])].sort((a, b) => a.message.version - b.message.version)
  function put(message: IntegrationEvent, errorCode: string, attempts: number, at: Date): void {
    const lot = streams.get(message.stream) ?? new Map<number, Parked>()
    const known = lot.get(message.version)
    lot.set(message.version, {
      message,
      errorCode: attempts === 0 && known ? known.errorCode : errorCode,
      attempts: (known?.attempts ?? 0) + attempts,
      firstSeen: known?.firstSeen ?? at,
      lastSeen: at,
    })
    streams.set(message.stream, lot)
  }
  return {
    async holds(asked) {
      return new Set(asked.filter((stream) => streams.has(stream)))
    },
    async park(message, errorCode, at) {
      put(message, errorCode, 1, at)
    },
    async queue(message, at) {
      if (!streams.has(message.stream)) return false
      put(message, queued, 0, at)
      return true
    },
    async list() {
      const lots = [...streams.keys()].map((stream) => ({ stream, parked: inOrder(stream) }))
      return lots
        .flatMap(({ stream, parked }) => {
          const cause = parked.find(({ attempts }) => attempts > 0) ?? parked[0]
          if (cause === undefined) return []
          const { errorCode, attempts, firstSeen, lastSeen, message } = cause
          return [{ source: message.source, stream, waiting: parked.length, errorCode, attempts, firstSeen, lastSeen }]
        })
        .sort((a, b) => a.firstSeen.getTime() - b.firstSeen.getTime())
    },
    async show(stream) {
      return inOrder(stream)
    },
    async remove(stream, version) {
      const lot = streams.get(stream)
      lot?.delete(version)
      if (lot?.size === 0) streams.delete(stream)
    },
  }
}
