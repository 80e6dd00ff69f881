import type { Heartbeat } from '../port.ts'

/** The heartbeats of the topics that one consumer reads whole. */
export interface Lanes {
  /** Which partitions are ours now, per topic: all of a topic or none. */
  assigned(partitions: Readonly<Record<string, readonly number[]>>): void
  /** Everything before the heartbeat in this partition is handled. */
  beat(topic: string, partition: number, heartbeat: Heartbeat): void
  /** What is now true of the whole topic: the oldest of its partitions' heartbeats. Undefined until each has one, and when nothing is new. */
  whole(topic: string): Heartbeat | undefined
  /** The whole heartbeat was passed on. */
  passedOn(topic: string, heartbeat: Heartbeat): void
}

export function lanes(): Lanes {
  let ours: Readonly<Record<string, readonly number[]>> = {}
  const beats = new Map<string, Map<number, Heartbeat>>()
  const passed = new Map<string, string>()
  return {
    assigned(partitions) {
      ours = partitions
    },
    beat(topic, partition, heartbeat) {
      const ofTopic = beats.get(topic) ?? new Map<number, Heartbeat>()
      const known = ofTopic.get(partition)
      // One that is read again after a rebalance takes back nothing: what was handled stays handled.
      if (known === undefined || known.at < heartbeat.at) ofTopic.set(partition, heartbeat)
      beats.set(topic, ofTopic)
    },
    whole(topic) {
      const ofTopic = beats.get(topic)
      const each = (ours[topic] ?? []).map((partition) => ofTopic?.get(partition))
      const heard = each.filter((heartbeat) => heartbeat !== undefined)
      const oldest = heard.sort((a, b) => (a.at < b.at ? -1 : 1))[0]
      if (oldest === undefined || heard.length < each.length) return undefined
      return oldest.at > (passed.get(topic) ?? '') ? oldest : undefined
    },
    passedOn(topic, { at }) {
      passed.set(topic, at)
    },
  }
}
