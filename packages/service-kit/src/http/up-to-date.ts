import { setTimeout as pause } from 'node:timers/promises'
import { assertRelationsSeen } from '@titian/case-file'
import type { ServiceDefinition } from '@titian/service'
import type { Request } from 'express'
import type { Parts } from '../parts.ts'
import { type VersionToken, versionToken } from '../secrets.ts'
import { askedBy } from './request.ts'

const PATIENCE_MS = 2_000
const GLANCE_MS = 20

/**
 * Waits until the views have seen all that this service has recorded, and, for each `x-min-version` (comma-separated tokens of this or
 * another service), what the caller did last. Not forever: after two seconds the answer says that it is stale. What says who may know of what
 * is never stale. @throws VIEWS_BEHIND · TOKEN_INVALID
 */
export async function upToDate(parts: Parts, request: Request): Promise<boolean> {
  const { principal } = askedBy(request)
  const wanted = (request.header('x-min-version') ?? '')
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((token) => parts.secrets.unseal(token, principal.userId, versionToken))
  const foreign = wanted.filter(({ stream, internal }) => !internal && !stream.startsWith(`${parts.definition.name}.`))
  const until = parts.wallClock.now().getTime() + PATIENCE_MS
  await assertRelationsSeen(parts)
  while (!(await allReceived(parts, foreign))) {
    if (parts.wallClock.now().getTime() >= until) return false
    await pause(GLANCE_MS)
  }
  const logs = parts.internal === undefined ? [parts] : [parts, parts.internal]
  const left = Math.max(1, until - parts.wallClock.now().getTime())
  return (await Promise.all(logs.map(async ({ store, views }) => views.waitFor(await store.head(), left)))).every(Boolean)
}

async function allReceived({ store, definition }: Parts, wanted: readonly VersionToken[]): Promise<boolean> {
  const found = await Promise.all(
    wanted
      .filter(({ stream }) => readsFrom(definition, stream))
      .map(({ stream, version }) => store.read(`${definition.name}.received.${stream}`, { from: version, to: version })),
  )
  return found.every((events) => events.length > 0)
}

/** Waiting for what this service never receives would only cost time. */
const readsFrom = ({ facts = [], receivesAllOf = [] }: ServiceDefinition, stream: string): boolean =>
  facts.some(({ name }) => stream.startsWith(`${name}-`)) || receivesAllOf.some((service) => stream.startsWith(`${service}.`))
