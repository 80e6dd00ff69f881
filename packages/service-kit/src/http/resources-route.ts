import type { Recorded } from '@titian/access'
import { knownCases } from '@titian/case-file'
import type { AnyAggregate } from '@titian/core'
import type { Router } from 'express'
import { z } from 'zod'
import type { Parts } from '../parts.ts'
import { readResources, type Wanted } from '../read/resource.ts'
import { resourcesOfCases } from '../read/resources-of-cases.ts'
import { answerRecorded, recordShown } from './answering.ts'
import { momentOf, personIn } from './request.ts'
import { upToDate } from './up-to-date.ts'
import { anId, valid } from './validation.ts'
import { versionOf } from './version-of.ts'

const LARGEST = 100

export const resourcesBody = z.strictObject({
  ofCases: z.array(anId).max(LARGEST).default([]),
  aggregates: z.array(z.string().max(64)).max(LARGEST).optional(),
  resources: z
    .array(z.strictObject({ aggregate: z.string().max(64), id: anId }))
    .max(LARGEST)
    .default([]),
  asOf: z.string().optional(),
})

/**
 * `POST /resources/batch`: all that this service holds of some cases, or some resources by name, as this person may read them; one record of the
 * look for the whole answer. What one may not know of is absent, like what does not exist.
 */
export function resourcesRoute(router: Router, parts: Parts): void {
  router.post('/resources/batch', async (request, response) => {
    const principal = personIn(request)
    const asked = valid(resourcesBody, request.body ?? {})
    const asOf = momentOf(asked.asOf, parts.clock.now())
    const stale = !(await upToDate(parts, request))
    const byName = new Map(parts.definition.aggregates.filter(({ presents }) => presents !== undefined).map((one) => [one.name, one]))
    const ofCases = [...byName.values()].filter(({ name, ofCase }) => ofCase !== undefined && (asked.aggregates?.includes(name) ?? true))
    const known = await knownCases(parts, principal, asked.ofCases, asOf)
    const wanted = distinct([
      ...(await resourcesOfCases(parts, known.caseIds, ofCases)),
      ...asked.resources.flatMap(({ aggregate, id }): Wanted[] => named(byName.get(aggregate), id)),
    ])
    const { found } = await readResources(parts, principal, wanted, asOf)
    // What was refused of several cases is an attempt, and no look.
    const refused = known.caseIds.length > 0 || found.length > 0 ? asked.ofCases.filter((caseId) => !known.caseIds.includes(caseId)) : []
    if (refused.length > 0)
      await recordShown(parts, request, { action: 'ReadResources', caseIds: refused, resources: [], decisions: [nothing], count: 0 })
    const shown = {
      action: 'ReadResources',
      caseIds: [...new Set([...asked.ofCases.filter((caseId) => !refused.includes(caseId)), ...found.flatMap(({ caseId }) => caseId ?? [])])],
      resources: found.map(({ aggregate, id }) => `${aggregate.name}-${id}`),
      decisions:
        found.length > 0
          ? found.map(({ decision }) => decision)
          : [...known.decisions.map(nothingOf), ...(asked.resources.length > 0 ? [nothing] : [])],
      count: found.length,
    }
    await answerRecorded(parts, request, response, shown, 200, {
      resources: found.map(({ aggregate, id, caseId = null, stream, version, position, value, redactions }) => ({
        aggregate: aggregate.name,
        id,
        caseId,
        version: versionOf(parts, { aggregate, stream, version, position }, principal.userId),
        value,
        redactions,
      })),
      ...(stale && { stale }),
    })
  })
}

const nothing = { effect: 'deny', reason: 'NO_RELATION' } as const

/** Who may know of a case and finds nothing of it here has looked, and was shown no field; who may not has tried. */
const nothingOf = (decision: Recorded): Recorded => (decision.effect === 'deny' ? decision : { ...decision, fieldGroups: {}, rules: [] })

const named = (aggregate: AnyAggregate | undefined, id: string): Wanted[] => (aggregate === undefined ? [] : [{ aggregate, id: id.toLowerCase() }])

const distinct = (wanted: readonly Wanted[]): readonly Wanted[] => [
  ...new Map(wanted.map((one) => [`${one.aggregate.name}-${one.id}`, one])).values(),
]
