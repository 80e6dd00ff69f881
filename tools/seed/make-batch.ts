import { type RecordedRow, rowOf } from '@titian/event-store/postgres/load'
import { type KeyRow, localKeyVaultFile } from '@titian/privacy'
import { memoryKeyRing } from '@titian/privacy/memory'
import { secrets } from '@titian/service-kit/offline'
import { definitions } from '../services/all.ts'
import type { Story } from '../story/schema.ts'
import { type Drawn, directoryOf, drawCase } from './cases.ts'
import { keysInHand } from './keys-in-hand.ts'
import type { Streams } from './log-of-case.ts'
import { playInWorld } from './play-in-world.ts'
import { world } from './world.ts'

/** What all cases stand on: it is made once, and given to whoever makes cases. */
export interface Beginnings {
  readonly story: Story
  /** By service. */
  readonly streams: ReadonlyMap<string, Streams>
  readonly keys: ReadonlyMap<string, readonly KeyRow[]>
}

export interface Batch {
  readonly services: readonly { readonly service: string; readonly keys: readonly KeyRow[]; readonly rows: readonly RecordedRow[] }[]
}

export interface Under {
  readonly vaultFile: string
  readonly secret: Uint8Array
}

/** The directory. */
export async function makeBeginnings(under: Under, story: Story): Promise<{ readonly beginnings: Beginnings; readonly batch: Batch }> {
  const { batch, streamsOf } = await make(under, { story, streams: new Map(), keys: new Map() }, [directoryOf(story)])
  const keys = new Map(batch.services.map((one) => [one.service, one.keys]))
  return { beginnings: { story, streams: streamsOf(), keys }, batch }
}

/** The cases from one to below another. */
export async function makeBatch(under: Under, beginnings: Beginnings, drawn: Drawn, from: number, below: number): Promise<Batch> {
  const stories = Array.from({ length: below - from }, (_, index) => drawCase(beginnings.story, drawn, from + index))
  return (await make(under, beginnings, stories)).batch
}

/** Each story is played in a world of its own; keys are made in memory, for all of them together. */
async function make({ vaultFile, secret }: Under, { streams, keys: known }: Beginnings, stories: readonly Story[]) {
  const vault = await localKeyVaultFile(vaultFile)
  const derived = secrets(secret)
  const services = definitions.map((definition) => {
    const service = definition.name
    const keys = keysInHand(known.get(service))
    return { service, definition, secrets: derived, keys, keyRing: memoryKeyRing({ service, store: keys, vault }), rows: [] as RecordedRow[] }
  })
  const rowsOf = new Map(services.map(({ service, rows }) => [service, rows]))
  let last = world(services, streams)
  for (const story of stories) {
    last = world(services, streams)
    await playInWorld(story, last)
    for (const { service, event } of last.recorded) rowsOf.get(service)?.push(rowOf(event))
  }
  const batch: Batch = { services: services.map(({ service, keys, rows }) => ({ service, keys: keys.made, rows })) }
  return { batch, streamsOf: () => new Map(services.map(({ service }) => [service, last.streamsOf(service)])) }
}
