import { decideMay } from '@titian/access'
import { canonical, TitianError } from '@titian/core'
import type { Query } from '@titian/service'
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import { postsOnly } from '../commands/authorise.ts'
import type { Parts } from '../parts.ts'
import { runQuery } from '../read/run-query.ts'
import { answerRecorded } from './answering.ts'
import type { Limit } from './limits.ts'
import type { PublicDoor } from './public-door.ts'
import { askedBy, personIn } from './request.ts'
import { upToDate } from './up-to-date.ts'
import { valid, validText } from './validation.ts'

export const paging = { first: z.coerce.number().int().min(1).max(100).optional(), after: z.string().max(2000).optional() }

export interface Counted {
  /** Of one user. */
  readonly lookUps: Limit
  /** Of those without an account. */
  readonly publicDoor: PublicDoor
}

/** `GET` of a view's path, or `POST …/search` for what must not stand in a URL; those are counted, hit and miss alike. */
export function queryRoutes(router: Router, parts: Parts, { lookUps, publicDoor }: Counted): void {
  for (const query of parts.definition.queries ?? []) {
    if (query.may.posts === 'system') continue
    router[query.method ?? 'get'](query.path, async (request: Request, response: Response) => {
      if (query.may.posts !== 'public') personIn(request)
      const { principal } = askedBy(request)
      if (query.method === 'post')
        await (principal.post === 'public' ? publicDoor.enter(request, aboutOf(query, request)) : lookUps.take(principal.userId))
      await ask(parts, query, request, response)
    })
  }
}

async function ask(parts: Parts, query: Query, request: Request, response: Response): Promise<void> {
  const { principal } = askedBy(request)
  const decision = decideMay(principal, postsOnly(query.may), [], parts.clock.now())
  if (decision.effect === 'deny') throw new TitianError('FORBIDDEN', { reason: decision.reason })
  const { first, after, ...rest } = (query.method === 'post' ? (request.body ?? {}) : request.query) as Record<string, unknown>
  const asked = valid(z.object(paging), { first, after })
  const params = validText(query.params, { ...(query.method === 'post' ? rest : fromUrl(query.params, rest)), ...idParam(request) })
  const stale = !(await upToDate(parts, request))
  const { items, next, ...shown } = await runQuery(parts, principal, query, params, asked)
  await answerRecorded(parts, request, response, { action: query.name, ...shown, count: items.length }, 200, {
    items: items.map(({ value, redactions }) => ({ ...(value as object), redactions })),
    next,
    ...(stale && { stale }),
  })
}

/** The question itself: work that was shown for one is good for the same one again. */
const aboutOf = ({ name }: Query, request: Request): string => `${name} ${canonicalOf(request.body)}`

function canonicalOf(body: unknown): string {
  try {
    return canonical(body ?? {})
  } catch (cause) {
    throw new TitianError('INPUT_TEXT_INVALID', {}, { cause })
  }
}

const idParam = (request: Request): Readonly<Record<string, unknown>> => request.params

/** Several values of one parameter stand in a URL with commas between them; yes and no as `true` and `false`. */
const fromUrl = ({ shape }: z.ZodObject, given: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? parsed(inner(shape[name]), value) : value]))

function parsed(schema: unknown, value: string): unknown {
  if (schema instanceof z.ZodArray) return value.split(',')
  return schema instanceof z.ZodBoolean && (value === 'true' || value === 'false') ? value === 'true' : value
}

const inner = (schema: unknown): unknown => (schema instanceof z.ZodOptional ? inner(schema.unwrap()) : schema)
