import { type RecordedRow, rowOf } from '@titian/event-store/postgres/load'
import { type KeyRow, localKeyVaultFile } from '@titian/privacy'
import { memoryKeyRing } from '@titian/privacy/memory'
import type { ServiceDefinition } from '@titian/service'
import { secrets } from '@titian/service-kit/offline'
import { hasInternal, internalLog, mainLog } from '@titian/service-kit/run'
import { trustDomainOf } from '@titian/service-registry'
import { definitions } from '../services/all.ts'
import { firstAdminsOf } from '../story/register-cast.ts'
import type { Story } from '../story/schema.ts'
import { type Drawn, directoryOf, drawCase } from './cases.ts'
import type { Attempts } from './claimed-once.ts'
import { keysInHand } from './keys-in-hand.ts'
import type { Streams } from './log-of-case.ts'
import { playInWorld } from './play-in-world.ts'
import { world } from './world.ts'

/** What all cases stand on: it is made once, and given to whoever makes cases. */
export interface Beginnings {
  readonly story: Story
  /** By log. */
  readonly streams: ReadonlyMap<string, Streams>
  /** By service. */
  readonly keys: ReadonlyMap<string, readonly KeyRow[]>
}

export interface Batch {
  readonly keys: readonly { readonly service: string; readonly rows: readonly KeyRow[] }[]
  /** By the schema of the log. */
  readonly logs: readonly { readonly log: string; readonly rows: readonly RecordedRow[] }[]
  /** Case by case, the streams by which it claimed something that no other may have. */
  readonly claims: readonly (readonly string[])[]
}

export interface Under {
  readonly vaultFile: string
  readonly secret: Uint8Array
}

/** The directory. */
export async function makeBeginnings(under: Under, story: Story): Promise<{ readonly beginnings: Beginnings; readonly batch: Batch }> {
  const { batch, streamsOf } = await make(under, { story, streams: new Map(), keys: new Map() }, [directoryOf(story)])
  const keys = new Map(batch.keys.map(({ service, rows }) => [service, rows]))
  return { beginnings: { story, streams: streamsOf(), keys }, batch }
}

/** The cases from one to below another. @param again those that are drawn once more */
export async function makeBatch(
  under: Under,
  beginnings: Beginnings,
  drawn: Drawn,
  { from, below }: { readonly from: number; readonly below: number },
  again: Attempts = new Map(),
): Promise<Batch> {
  const stories = Array.from({ length: below - from }, (_, index) => drawCase(beginnings.story, drawn, from + index, again.get(from + index)))
  return (await make(under, beginnings, stories)).batch
}

/** The logs of a service: the one that goes out, and where there is one, the one that stays. */
export const logsOf = (definition: ServiceDefinition): readonly string[] => [
  mainLog(definition.name),
  ...(hasInternal(definition) ? [internalLog(definition.name)] : []),
]
const logs = definitions.flatMap(logsOf)

/** Each story is played in a world of its own; keys are made in memory, for all of them together. */
async function make({ vaultFile, secret }: Under, { story, streams, keys: known }: Beginnings, stories: readonly Story[]) {
  const vault = await localKeyVaultFile(vaultFile)
  const firstAdmins = firstAdminsOf(story)
  const services = definitions.map((definition) => {
    const service = definition.name
    const keys = keysInHand(known.get(service))
    return { service, definition, secrets: secrets(secret, trustDomainOf(service)), keys, keyRing: memoryKeyRing({ service, store: keys, vault }) }
  })
  const rowsOf = new Map(logs.map((log): [string, RecordedRow[]] => [log, []]))
  const claims: (readonly string[])[] = []
  let last = world(services, streams, firstAdmins)
  for (const story of stories) {
    last = world(services, streams, firstAdmins)
    await playInWorld(story, last)
    for (const { log, event } of last.recorded) rowsOf.get(log)?.push(rowOf(event))
    claims.push([...new Set(last.recorded.map(({ event }) => event.stream).filter((stream) => stream.includes('.claim.')))])
  }
  const batch: Batch = {
    keys: services.map(({ service, keys }) => ({ service, rows: keys.made })),
    logs: [...rowsOf].map(([log, rows]) => ({ log, rows })),
    claims,
  }
  return { batch, streamsOf: () => new Map(logs.map((log) => [log, last.streamsOf(log)])) }
}
