import { TitianError } from '@titian/core'
import type { IntegrationEvent } from './port.ts'

/** Bytes of one message as JSON in UTF-8: 256 KiB. */
export const messageLimit = 256 * 1024

/**
 * The JSON bodies of messages, in order.
 * @throws MESSAGE_TOO_LARGE { id, size, limit } (bytes) before anything is sent
 */
export const bodiesOf = (messages: readonly IntegrationEvent[]): readonly string[] =>
  messages.map((message) => {
    const body = JSON.stringify(message)
    const size = Buffer.byteLength(body)
    if (size > messageLimit) throw new TitianError('MESSAGE_TOO_LARGE', { id: message.id, size, limit: messageLimit })
    return body
  })
