import type { Principal } from '@titian/access'
import type { Router } from 'express'
import { z } from 'zod'
import type { Parts } from '../parts.ts'
import { type Available, availableOn, beginnings, wantedIn } from '../read/available.ts'
import { answerRecorded } from './answering.ts'
import { personIn } from './request.ts'
import { upToDate } from './up-to-date.ts'
import { anId, valid } from './validation.ts'
import { versionOf } from './version-of.ts'

export const availableBody = z.strictObject({
  caseId: anId.optional(),
  resource: z.strictObject({ aggregate: z.string().max(64), id: anId }).optional(),
})

/**
 * `POST /available`: what one may do with a case, with a resource, or to begin with. One record for the answer. No right: absent. A right but not
 * now: told, with the reason where it may be said.
 */
export function availableRoute(router: Router, parts: Parts): void {
  router.post('/available', async (request, response) => {
    const principal = personIn(request)
    const { caseId, resource } = valid(availableBody, request.body ?? {})
    const stale = !(await upToDate(parts, request))
    const on = resource === undefined ? (caseId === undefined ? undefined : { caseId }) : wantedIn(parts, resource.aggregate, resource.id)
    const found = on === undefined ? undefined : await availableOn(parts, principal, on)
    const commands = found?.commands ?? beginnings(parts, principal)
    const shown = {
      action: 'ReadAvailable',
      caseIds: found?.caseId === undefined ? [] : [found.caseId],
      resources: resource === undefined ? [] : [`${resource.aggregate}-${resource.id}`],
      decisions: found?.decisions ?? [],
      count: commands.length,
    }
    await answerRecorded(parts, request, response, shown, 200, {
      commands: commands.map((one) => told(parts, principal, one)),
      ...(stale && { stale }),
    })
  })
}

function told(parts: Parts, { userId }: Principal, { command, target, now, whyNot, given }: Available) {
  return {
    name: command.name,
    label: command.label,
    aggregate: command.aggregate.name,
    target: target?.wanted.id ?? null,
    targetLabel: target === undefined ? null : (command.aggregate.label ?? null),
    version:
      target === undefined
        ? null
        : versionOf(parts, { ...target.loaded, ...target.wanted, position: target.loaded.events.at(-1)?.position ?? 0n }, userId),
    usual: command.usual === true,
    now,
    whyNot: whyNot ?? null,
    given,
  }
}
