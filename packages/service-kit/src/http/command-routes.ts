import { type Decision, decide, type Principal, policyAt } from '@titian/access'
import { type CaseRelations, secretAgencies } from '@titian/case-file'
import type { AnyCommand } from '@titian/core'
import { openRow } from '@titian/privacy'
import type { Request, Response, Router } from 'express'
import { z } from 'zod'
import type { CommandAnswer } from '../commands/call.ts'
import type { Handle } from '../commands/handle.ts'
import { assertHappened } from '../commands/occurred.ts'
import type { Parts } from '../parts.ts'
import { seenAs } from '../read/resource.ts'
import { versionToken } from '../secrets.ts'
import { answerRecorded } from './answering.ts'
import type { PublicDoor } from './public-door.ts'
import { askedBy, idIn, keyIn, personIn } from './request.ts'
import { valid } from './validation.ts'
import { versionOf } from './version-of.ts'

const instant = z.iso.datetime({ offset: true })

/** The body of a command. `input` is checked by the command's own schema. */
export const commandBody = z.strictObject({
  input: z.record(z.string(), z.unknown()).default({}),
  occurredAt: z.strictObject({ from: instant, to: instant, precision: z.enum(['minute', 'day', 'month', 'year']) }).optional(),
})

export const pathOf = (command: AnyCommand): string =>
  command.path === undefined ? `/${command.collection ?? command.aggregate.plural}` : `/${command.aggregate.plural}/:id/${command.path}`

/** `POST /<aggregates>` and `POST /<aggregates>/<id>/<verb>`, for every command that a person may give. */
export function commandRoutes(router: Router, parts: Parts, handle: Handle, publicDoor: PublicDoor): void {
  for (const command of parts.definition.commands) {
    if (command.may.posts === 'system') continue
    router.post(pathOf(command), async (request, response) => {
      if (command.may.posts === 'public') await publicDoor.enter(request, `${command.name} ${keyIn(request)}`)
      else personIn(request)
      await give(parts, handle, command, request, response)
    })
  }
}

async function give(parts: Parts, handle: Handle, command: AnyCommand, request: Request, response: Response): Promise<void> {
  const { principal, issuer, correlationId, traceparent } = askedBy(request)
  const key = keyIn(request)
  const { input, occurredAt } = valid(commandBody, request.body ?? {})
  if (occurredAt !== undefined) assertHappened(occurredAt, parts.clock.now())
  const expected = request.header('if-match')
  const answer = await handle({
    command,
    ...(command.path !== undefined && { id: idIn(request) }),
    input,
    form: 'clear',
    principal,
    issuer,
    key,
    ...(expected !== undefined && { expected: parts.secrets.unseal(expected, principal.userId, versionToken) }),
    ...(occurredAt !== undefined && {
      occurredAt: { ...occurredAt, from: new Date(occurredAt.from).toISOString(), to: new Date(occurredAt.to).toISOString() },
    }),
    purpose: principal.purpose,
    correlationId,
    ...(traceparent !== undefined && { traceparent }),
  })
  await tell(parts, command, answer, request, response)
}

/** The answer to a command: id, version, and the decided state as far as the caller may see it. It never opens a sealed value. */
async function tell(parts: Parts, command: AnyCommand, answer: CommandAnswer, request: Request, response: Response): Promise<void> {
  const { principal } = askedBy(request)
  const { aggregate } = command
  const own = answer.state === undefined ? [] : (aggregate.relations?.(answer.state as never, answer.id) ?? [])
  const all = [...own, ...answer.caseRelations]
  const relations = { all, own, knownThen: all }
  const now = parts.clock.now()
  const context = { relations: relations.all, own, consents: [], now, policy: policyAt(now) }
  const decision = decide(principal, 'read', { type: aggregate.name, id: answer.id }, context)
  const shown = {
    action: command.name,
    caseIds: answer.caseId === undefined ? [] : [answer.caseId],
    resources: [`${aggregate.name}-${answer.id}`],
    decisions: decision.effect === 'deny' ? [] : [{ ...decision, fieldGroups: { case: decision.fieldGroups.case ?? 'summary' } }],
    count: 1,
  }
  const status = command.path === undefined && answer.changed ? 201 : 200
  await answerRecorded(parts, request, response, shown, status, {
    id: answer.id,
    version: versionOf(parts, { ...answer, aggregate }, principal.userId),
    changed: answer.changed,
    ...(command.receipt && { receipt: command.receipt(answer.id) }),
    state:
      answer.state === undefined || decision.effect === 'deny' ? null : await stateAsSeen(parts, command, answer, decision, relations, principal),
  })
}

async function stateAsSeen(
  parts: Parts,
  { aggregate }: AnyCommand,
  { state, id, caseId }: CommandAnswer,
  decision: Decision,
  relations: CaseRelations,
  principal: Principal,
): Promise<unknown> {
  const secret = await secretAgencies(parts)
  const seen = seenAs(parts, principal, { aggregate, id }, state, { caseId, own: relations.own, clearance: { decision, relations }, secret })
  return { aggregate: aggregate.name, id, ...((await openRow(seen, () => false, parts.keyRing)).value as object) }
}
