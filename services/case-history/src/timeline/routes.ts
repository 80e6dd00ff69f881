import { type Decision, mayKnowCase, visible } from '@titian/access'
import { type Clearance, caseResource, ties } from '@titian/case-file'
import {
  anId,
  answerRecorded,
  askedBy,
  gatewayOnly,
  momentOf,
  type Parts,
  recordShown,
  stillStands,
  type Tokens,
  upToDate,
  valid,
} from '@titian/service-kit'
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import { referencesOf } from '../views/timeline.ts'
import { tickStream } from './tick-stream.ts'
import { type CaseTicks, caseTicks } from './ticks.ts'

const asked = z.object({ caseId: anId, asOf: z.string().optional() })

/**
 * `GET /timeline?caseId=&asOf=`: references to the lines of a case; `GET /timeline/stream?caseId=`: that there may be new ones. Both for the
 * gateway alone. Someone without a relation gets what an unknown case gives: no references, and a stream that stays silent.
 */
export function timelineRoutes(router: Router, parts: Parts, tokens: Tokens): void {
  const ticks = caseTicks(parts)
  router.get('/timeline', async (request, response) => {
    await gatewayOnly(request, tokens)
    await tellReferences(parts, request, response)
  })
  router.get('/timeline/stream', async (request, response) => {
    await gatewayOnly(request, tokens)
    await follow(parts, ticks, request, response)
  })
}

async function tellReferences(parts: Parts, request: Request, response: Response): Promise<void> {
  const { principal } = askedBy(request)
  const { caseId, asOf } = valid(asked, request.query)
  const stale = !(await upToDate(parts, request))
  const now = parts.clock.now()
  const moment = momentOf(asOf, now)
  const decision = await decisionOn(parts, request, caseId)
  const references = await referencesOf(parts.views, caseId, moment, visible(principal, 'case_id', now))
  const shown = { ...looked(caseId, decision), action: 'ReadTimeline', count: references.length }
  await answerRecorded(parts, request, response, shown, 200, { references, ...(stale && { stale }) })
}

async function follow(parts: Parts, ticks: CaseTicks, request: Request, response: Response): Promise<void> {
  const who = askedBy(request)
  const { principal } = who
  const { caseId } = valid(asked, request.query)
  const knows = async () =>
    (await stillStands(parts.registered, who)) &&
    mayKnowCase(principal, (await tieOf(parts, request, caseId))?.relations.all ?? [], parts.clock.now())
  await upToDate(parts, request)
  await recordShown(parts, request, { ...looked(caseId, await decisionOn(parts, request, caseId)), action: 'FollowTimeline', count: 0 })
  await tickStream(response, { knows, onTick: (tell, lost) => ticks.follow(caseId, tell, lost) })
}

async function decisionOn(parts: Parts, request: Request, caseId: string): Promise<Decision> {
  return (await tieOf(parts, request, caseId))?.decision ?? { effect: 'deny', reason: 'NO_RELATION' }
}

/** @throws FACTS_STALE */
async function tieOf(parts: Parts, request: Request, caseId: string): Promise<Clearance | undefined> {
  return (await ties(parts, askedBy(request).principal, [caseResource(caseId)])).of[0]
}

/** A reference opens no field group; that the case was looked at is what counts. */
const looked = (caseId: string, decision: Decision) => ({
  caseIds: [caseId],
  resources: [],
  decisions: [decision.effect === 'deny' ? decision : { ...decision, fieldGroups: {} }],
})
