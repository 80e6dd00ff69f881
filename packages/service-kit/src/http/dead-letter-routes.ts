import { decideMay, type Principal, posts } from '@titian/access'
import { TitianError } from '@titian/core'
import { type DiscardReason, discardReasons } from '@titian/vocabulary'
import type { Request, Router } from 'express'
import { z } from 'zod'
import { type DeadLetterDesk, deedOn, type RecordDeed } from '../operate/dead-letter-desk.ts'
import type { Parts } from '../parts.ts'
import { page } from '../read/pages.ts'
import { answerRecorded, recordShown } from './answering.ts'
import { paging } from './query-routes.ts'
import { personIn } from './request.ts'
import { valid } from './validation.ts'

const operators = posts('operator')
const pageParams = z.strictObject(paging)
const streamParams = z.object({ stream: z.string().min(1).max(300) })
const versionParams = streamParams.extend({ version: z.coerce.number().int().min(1) })
const discardBody = z.strictObject({ reason: discardReasons.schema })

/**
 * What is parked in this service, for an operator's post: `GET /admin/dead-letters`, `GET …/:stream`, `POST …/:stream/replay` and
 * `POST …/:stream/:version/discard`. Every look is recorded before it is shown, and every deed before it is done: no record, no deed.
 */
export function deadLetterRoutes(router: Router, parts: Parts, desk: DeadLetterDesk): void {
  const operatorIn = (request: Request): Principal => {
    const principal = personIn(request)
    const decision = decideMay(principal, operators, [], parts.clock.now())
    if (decision.effect === 'deny') throw new TitianError('FORBIDDEN', { reason: decision.reason })
    return principal
  }

  const recording =
    (request: Request, reason?: DiscardReason): RecordDeed =>
    (deed) =>
      recordShown(parts, request, { ...deed, decisions: [], ...(reason && { reason }) })

  router.get('/admin/dead-letters', async (request, response) => {
    const { userId } = operatorIn(request)
    const { items, next } = page(parts, await desk.list(), userId, valid(pageParams, request.query))
    const resources = items.map(({ stream }) => stream)
    const shown = { action: 'ListDeadLetters', caseIds: [], resources, decisions: [], count: items.length }
    await answerRecorded(parts, request, response, shown, 200, { items, next })
  })

  router.get('/admin/dead-letters/:stream', async (request, response) => {
    const { userId } = operatorIn(request)
    const { stream } = valid(streamParams, request.params)
    const { items, next } = page(parts, await desk.show(stream), userId, valid(pageParams, request.query))
    await recording(request)(deedOn('ShowDeadLetters', items, stream))
    response.json({ stream, items, next })
  })

  router.post('/admin/dead-letters/:stream/replay', async (request, response) => {
    operatorIn(request)
    const { stream } = valid(streamParams, request.params)
    response.json(await desk.replay(stream, recording(request)))
  })

  router.post('/admin/dead-letters/:stream/:version/discard', async (request, response) => {
    operatorIn(request)
    const { stream, version } = valid(versionParams, request.params)
    const { reason } = valid(discardBody, request.body ?? {})
    response.json(await desk.discard(stream, version, recording(request, reason)))
  })
}
