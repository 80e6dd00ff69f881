import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { type RelationChange, relationChangeSchema, TitianError } from '@titian/core'
import type { IntegrationEvent } from '@titian/messaging'
import { z } from 'zod'

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
  const named = ({ id, source, stream, version }: About) => Buffer.from(`${source} ${stream} ${version} ${id}`)
  return {
    seal(about, content) {
      const iv = randomBytes(12)
      const text = Buffer.from(JSON.stringify(content))
      const padded = Buffer.concat([text], Math.ceil(text.length / STEP) * STEP).fill(' ', text.length)
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(named(about))
      const sealed = Buffer.concat([cipher.update(padded), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64url')
    },
    open(message) {
      try {
        const bytes = Buffer.from(message.relations, 'base64url')
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12), { authTagLength: 16 })
          .setAAD(named(message))
          .setAuthTag(bytes.subarray(12, 28))
        const text = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
        return sealedContent.parse(JSON.parse(text)) as Content
      } catch (cause) {
        throw new TitianError('RELATIONS_UNREADABLE', { source: message.source, version: message.version }, { cause })
      }
    },
  }
}
