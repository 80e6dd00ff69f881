import { TitianError } from '@titian/core'
import type { Request } from 'express'
import type { Tokens } from './auth.ts'

/** Header in which the gateway shows its own token, beside the person's or where there is no person. */
const ASSERTION = 'x-client-assertion'

/** Whether the gateway asks, in its own name. Never throws. */
export async function isGateway(request: Request, tokens: Tokens): Promise<boolean> {
  const assertion = request.header(ASSERTION)
  if (assertion === undefined) return false
  const { service } = await tokens.verify(assertion, undefined).catch(() => ({ service: undefined }))
  return service === 'gateway'
}

/**
 * What is asked so counts lines that the asker must not know of, which only the gateway drops. For everyone else this is an address that does not
 * exist. @throws METHOD_UNKNOWN
 */
export async function gatewayOnly(request: Request, tokens: Tokens): Promise<void> {
  if (!(await isGateway(request, tokens))) throw new TitianError('METHOD_UNKNOWN')
}

/** Whom the gateway hears, where that is nobody with an account: a hash that is another one each hour. Not believed of anybody else. */
export async function senderSaid(request: Request, tokens: Tokens): Promise<string | undefined> {
  const sender = request.header('x-sender')
  return sender !== undefined && /^[\w-]{22}$/.test(sender) && (await isGateway(request, tokens)) ? sender : undefined
}
