import { TitianError } from '@titian/core'
import type { Request, Router } from 'express'
import { z } from 'zod'
import { publicLog } from '../between/log-feed.ts'
import { relationSeal } from '../between/relation-seal.ts'
import type { Parts } from '../parts.ts'
import { cutOf } from '../read/cut-of.ts'
import { askedBy, momentOf } from './request.ts'
import { valid } from './validation.ts'

const LAST_POSITION = 2n ** 63n - 1n
const ofStream = z.object({ stream: z.string().min(1).max(200), version: z.coerce.number().int().min(0) })
const ofLog = z.object({
  after: z
    .string()
    .refine(
      (text) => /^\d{1,19}$/.test(text) && BigInt(text) <= LAST_POSITION,
      `harus berupa posisi: angka 0 sampai ${LAST_POSITION} / must be a position: a number from 0 to ${LAST_POSITION}`,
    )
    .default('0'),
})

/** Only services ask here, each with its own token; people get a 404 as for any address that is none. */
const serviceOnly = (request: Request): void => {
  if (askedBy(request).service === undefined) throw new TitianError('METHOD_UNKNOWN')
}

/**
 * `GET /events?after=<position>` for a service that joins later, `GET /events?stream=&version=` to repair a gap: the public face of this
 * service's log, the same as on its topic. `GET /cut?at=`: the position of a moment.
 */
export function feedRoutes(router: Router, parts: Parts): void {
  const { store, definition, clock, secrets } = parts
  const log = publicLog(definition, store, relationSeal(secrets.relationKey))

  router.get('/events', async (request, response) => {
    serviceOnly(request)
    if ('stream' in request.query) {
      const { stream, version } = valid(ofStream, request.query)
      response.json({ events: await log.ofStream(stream, version) })
      return
    }
    const { events, next, head } = await log.page(BigInt(valid(ofLog, request.query).after))
    response.json({ events, next: next?.toString() ?? null, head: head.toString() })
  })

  router.get('/cut', async (request, response) => {
    serviceOnly(request)
    const moment = momentOf(request.query['at'], clock.now())
    if (moment === undefined) throw new TitianError('MOMENT_INVALID')
    response.json({ at: moment.toISOString(), position: (await cutOf(parts, moment)).toString() })
  })
}
