import { TitianError } from '@titian/core'
import { ruleById } from '@titian/vocabulary'
import type { Router } from 'express'
import { z } from 'zod'
import type { Parts } from '../parts.ts'
import { actorOf } from './answering.ts'
import { askedBy, personIn } from './request.ts'
import { anId, valid } from './validation.ts'
import { standing } from './who-looked-route.ts'

const LONGEST_YEARS = 2

const instant = z.iso.datetime({ offset: true })
const ofLaw = (id: string): boolean => ruleById(id)?.source === 'law'

export const withholdBody = z
  .strictObject({
    caseId: anId,
    from: instant,
    to: instant,
    basis: z.string().max(64).refine(ofLaw, 'Harus pasal dari daftar hukum / Must be an article of the list of laws'),
    until: instant,
  })
  .refine(({ from, to }) => Date.parse(from) <= Date.parse(to), {
    path: ['to'],
    message: 'Tidak boleh sebelum awalnya / Must not be before its begin',
  })

/**
 * `POST /access-entries/withhold`: the supervisor of an agency keeps its own looks at a case, of a stretch of time that is past, from the others:
 * by an article of law, and to a day. An auditor is still told of the day, the article and its end. It is recorded like a look.
 */
export function withholdLooksRoute(router: Router, parts: Parts): void {
  router.post('/access-entries/withhold', async (request, response) => {
    const principal = personIn(request)
    if (principal.post !== 'supervisor') throw new TitianError('FORBIDDEN', { reason: 'POST_NOT_ALLOWED' })
    const withholding = valid(withholdBody, request.body ?? {})
    const now = parts.clock.now()
    const latest = new Date(now)
    latest.setUTCFullYear(latest.getUTCFullYear() + LONGEST_YEARS)
    const { may } = await standing(parts, request, withholding.caseId)
    if (!may) throw new TitianError('NOT_FOUND', { caseId: withholding.caseId })
    const until = new Date(withholding.until)
    if (until <= now || until > latest || Date.parse(withholding.to) > now.getTime()) throw new TitianError('MOMENT_INVALID')
    const { correlationId } = askedBy(request)
    await parts.accessLog.withhold(withholding, { actor: actorOf(principal), purpose: principal.purpose, correlationId })
    response.json({ withheld: true })
  })
}
