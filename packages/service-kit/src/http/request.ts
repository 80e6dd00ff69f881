import type { Principal } from '@titian/access'
import { TitianError } from '@titian/core'
import type { Request } from 'express'
import { z } from 'zod'
import type { Authenticated } from './auth.ts'

/** What every handler knows of its request; set by the first two steps of `app.ts`. */
export interface Requester extends Authenticated {
  readonly correlationId: string
  /** What the gateway calls whoever has no account, in its own name: see `publicDoor`. Neither stored nor logged. */
  readonly sender?: string
  readonly traceparent?: string
}

const asked = new WeakMap<object, Requester>()

export const noteAsked = (request: Request, value: Requester): void => {
  asked.set(request, value)
}

export function askedBy(request: Request): Requester {
  const value = asked.get(request)
  if (value === undefined) throw new TitianError('UNAUTHENTICATED')
  return value
}

/** Where the public door does not lead: someone who has signed in. @throws UNAUTHENTICATED */
export function personIn(request: Request): Principal {
  const { principal } = askedBy(request)
  if (principal.post === 'public') throw new TitianError('UNAUTHENTICATED')
  return principal
}

const uuid = z.uuid()
export const isUuid = (value: unknown): value is string => uuid.safeParse(value).success

/** @throws NOT_FOUND: an id that is none is an unknown id. */
export function idIn(request: Request): string {
  const { id } = request.params
  if (!isUuid(id)) throw new TitianError('NOT_FOUND')
  return id.toLowerCase()
}

/** @throws KEY_MISSING */
export function keyIn(request: Request): string {
  const key = request.header('idempotency-key')
  if (!isUuid(key)) throw new TitianError('KEY_MISSING')
  return key.toLowerCase()
}

/** The moment of `?asOf=`. @throws MOMENT_INVALID */
export function momentOf(value: unknown, now: Date): Date | undefined {
  if (value === undefined) return undefined
  const parsed = z.iso.datetime({ offset: true }).safeParse(value)
  if (!parsed.success || Date.parse(parsed.data) > now.getTime()) throw new TitianError('MOMENT_INVALID')
  return new Date(parsed.data)
}
