import { TitianError } from '@titian/core'
import type { Tokens } from '@titian/service-kit'
import type { Request } from 'express'

/** Header in which the gateway shows its own token, beside the person's. */
const ASSERTION = 'x-client-assertion'

/**
 * References and ticks count lines that the asker must not know of; only the gateway, which drops them, may ask. For everyone else this is
 * an address that does not exist. @throws METHOD_UNKNOWN
 */
export async function gatewayOnly(request: Request, tokens: Tokens): Promise<void> {
  const assertion = request.header(ASSERTION)
  if (assertion === undefined) throw new TitianError('METHOD_UNKNOWN')
  const { service } = await tokens.verify(assertion, undefined).catch(() => ({ service: undefined }))
  if (service !== 'gateway') throw new TitianError('METHOD_UNKNOWN')
}
