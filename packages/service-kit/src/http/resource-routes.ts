import type { Router } from 'express'
import { readingOf } from '../openapi/reading-of.ts'
import type { Parts } from '../parts.ts'
import { readResource } from '../read/resource.ts'
import { answerRecorded } from './answering.ts'
import { idIn, momentOf, personIn } from './request.ts'
import { upToDate } from './up-to-date.ts'
import { versionOf } from './version-of.ts'

/** `GET /<aggregates>/<id>?asOf=`: one resource from its own stream, for aggregates that present themselves. */
export function resourceRoutes(router: Router, parts: Parts): void {
  for (const aggregate of parts.definition.aggregates) {
    if (aggregate.presents === undefined) continue
    router.get(`/${aggregate.plural}/:id`, async (request, response) => {
      const principal = personIn(request)
      const id = idIn(request)
      const asOf = momentOf(request.query['asOf'], parts.clock.now())
      const stale = !(await upToDate(parts, request))
      const read = await readResource(parts, principal, aggregate, id, asOf)
      const { value, redactions, caseId, decision } = read
      const shown = {
        action: readingOf(aggregate),
        caseIds: caseId === undefined ? [] : [caseId],
        resources: [`${aggregate.name}-${id}`],
        decisions: [decision],
        count: 1,
      }
      await answerRecorded(parts, request, response, shown, 200, {
        id,
        ...value,
        redactions,
        version: versionOf(parts, read, principal.userId),
        ...(asOf !== undefined && { asOf: asOf.toISOString() }),
        ...(stale && { stale }),
      })
    })
  }
}
