import { TitianError } from '@titian/core'
import type { Request, Router } from 'express'
import { z } from 'zod'
import { partitionKeys, publishedCategories, toIntegration } from '../between/published.ts'
import type { Parts } from '../parts.ts'
import { askedBy, momentOf } from './request.ts'
import { invalidInput } from './validation.ts'

const PAGE = 500
const after = z.union([
  z.object({ stream: z.string().min(1).max(200), version: z.coerce.number().int().min(0) }),
  z.object({
    after: z
      .string()
      .regex(/^\d{1,19}$/)
      .default('0'),
    stream: z.undefined().optional(),
  }),
])

/** Only services ask here, each with its own token; people get a 404 as for any address that is none. */
const serviceOnly = (request: Request): void => {
  if (askedBy(request).service === undefined) throw new TitianError('METHOD_UNKNOWN')
}

/**
 * `GET /events?after=<position>` for a service that joins later, `GET /events?stream=&version=` to repair a gap: the public face of this
 * service's log, the same as on its topic. `GET /cut?at=`: the position of a moment.
 */
export function feedRoutes(router: Router, parts: Parts): void {
  const { store, definition, clock } = parts
  const categories = publishedCategories(definition)
  const partitionKey = partitionKeys(store)

  router.get('/events', async (request, response) => {
    serviceOnly(request)
    const asked = after.safeParse(request.query)
    if (!asked.success) throw invalidInput(asked.error)
    const events =
      'version' in asked.data
        ? (await store.read(asked.data.stream, { from: asked.data.version + 1 })).slice(0, PAGE)
        : await store.readAll({ after: BigInt(asked.data.after), categories, limit: PAGE })
    const messages = await Promise.all(events.map(async (event) => toIntegration(definition, event, await partitionKey(event))))
    response.json({ events: messages.filter((message) => message !== null), next: events.at(-1)?.position.toString() ?? null })
  })

  router.get('/cut', async (request, response) => {
    serviceOnly(request)
    const moment = momentOf(request.query['at'], clock.now())
    if (moment === undefined) throw new TitianError('MOMENT_INVALID')
    response.json({ at: moment.toISOString(), position: (await store.cutAt(moment)).toString() })
  })
}
