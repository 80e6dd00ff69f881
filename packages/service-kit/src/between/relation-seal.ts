import { type RelationChange, relationChangeSchema, TitianError } from '@titian/core'
import type { IntegrationEvent } from '@titian/messaging'
import { z } from 'zod'
import { paddedSeal } from '../padded-seal.ts'

/** Bytes: what is sealed is as long as so many of them, or twice, thrice … as long, so that its length does not tell whom it binds, or whether. */
const STEP = 512

const sealedContent = z.strictObject({ binds: z.boolean(), change: relationChangeSchema.optional() })
interface Content {
  /** Whether events of this aggregate bind anyone to a case at all: who reads relations reads such streams whole. */
  readonly binds: boolean
  readonly change?: RelationChange
}

type About = Pick<IntegrationEvent, 'id' | 'source' | 'stream' | 'version'>

export interface RelationSeal {
  /** @param about the message that it goes with; it can be opened with that one only */
  seal(about: About, content: Content): string
  /** @throws RELATIONS_UNREADABLE { source, version } where it was sealed under another secret, for another message, or was tampered with */
  open(message: About & Pick<IntegrationEvent, 'relations'>): Content
}

/** @param key 32 bytes, the same in all services of a deployment */
export function relationSeal(key: Uint8Array): RelationSeal {
  const { seal, open } = paddedSeal(key, STEP)
  const named = ({ id, source, stream, version }: About) => `${source} ${stream} ${version} ${id}`
  return {
    seal: (about, content) => seal(content, named(about)),
    open(message) {
      try {
        return sealedContent.parse(open(message.relations, named(message))) as Content
      } catch (cause) {
        throw new TitianError('RELATIONS_UNREADABLE', { source: message.source, version: message.version }, { cause })
      }
    },
  }
}
