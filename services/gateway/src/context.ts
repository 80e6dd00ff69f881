import type { Clock } from '@titian/core'
import DataLoader from 'dataloader'
import { type Call, type Client, client, type Passed } from './calls/client.ts'
import type { KeptFiles } from './files/kept.ts'
import type { Reads } from './reads.ts'
import { type Resources, resourcesFrom } from './resources/resources.ts'

/** What a resolver works with: one request of one person. */
export interface Context {
  readonly reads: Reads
  readonly resources: Resources
  /** For commands and streams, which are never shared. */
  readonly client: Client
  /** Reads with nothing remembered, as the same person: a subscription looks again. */
  freshReads(): Reads
  readonly services: readonly string[]
  readonly clock: Clock
  readonly files: Pick<KeptFiles, 'form' | 'words'>
  /** The gateway's own token, for what only the gateway may ask. */
  ownToken(): Promise<string>
}

export interface ContextOptions {
  readonly urls: Readonly<Record<string, string>>
  readonly readMs: number
  readonly clock: Clock
  readonly files: KeptFiles
  readonly ownToken: () => Promise<string>
}

export function contextFor({ urls, readMs, clock, files, ownToken }: ContextOptions, passed: Passed): Context {
  const asking = client({ urls, readMs, ownToken }, passed)
  const freshReads = (): Reads => {
    const loader = new DataLoader<Call, unknown, string>(
      (calls) => Promise.all(calls.map((call) => asking.ask(call).catch((error: unknown) => asError(error)))),
      { cacheKeyFn: (call) => JSON.stringify(call), maxBatchSize: 50 },
    )
    return { ask: (call) => loader.load({ method: 'GET', ...call }) }
  }
  const reads = freshReads()
  return { reads, resources: resourcesFrom(reads), client: asking, freshReads, services: Object.keys(urls).sort(), clock, files, ownToken }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error('not an error', { cause: error }))
