import { policyAt, type Recorded } from '@titian/access'
import type { Actor, FieldGroup } from '@titian/core'
import type { Request, Response } from 'express'
import type { Parts } from '../parts.ts'
import { askedBy, isUuid } from './request.ts'

/** What an answer shows, for the access log: every case, field group and rule. */
export interface Shown {
  readonly action: string
  readonly caseIds: readonly string[]
  readonly resources: readonly string[]
  readonly decisions: readonly Recorded[]
  readonly count: number
  /** A code, where what is done needs one. */
  readonly reason?: string
}

/** Notes the look, then answers: no record, no data. */
export async function answerRecorded(parts: Parts, request: Request, response: Response, shown: Shown, status: number, body: unknown): Promise<void> {
  await recordShown(parts, request, shown)
  response.status(status).json(body)
}

/** Notes a look; for what answers otherwise than with one body, before it answers. */
export async function recordShown(parts: Parts, request: Request, shown: Shown): Promise<void> {
  const { principal, correlationId } = askedBy(request)
  const permits = shown.decisions.filter((decision) => decision.effect === 'permit')
  await parts.accessLog.record({
    actor: actorOf(principal),
    undercover: principal.undercover,
    purpose: principal.purpose,
    action: shown.action,
    route: `${request.method} ${String(request.route?.path ?? '')}`,
    caseIds: shown.caseIds,
    resources: shown.resources,
    fieldGroups: [...new Set(permits.flatMap(({ fieldGroups }) => Object.keys(fieldGroups) as FieldGroup[]))].sort(),
    rules: [...new Set(permits.flatMap(({ rules }) => rules))].sort(),
    policy: permits[0]?.policy ?? inForce(parts),
    ...(permits[0]?.policyThen !== undefined && { policyThen: permits[0].policyThen }),
    outcome: shown.decisions.length > 0 && permits.length === 0 ? 'denied' : 'permitted',
    correlationId,
    count: shown.count,
    ...(shown.reason && { reason: shown.reason }),
  })
}

/** Where nothing was permitted, the version by which it was not. */
const inForce = ({ clock }: Parts): string => policyAt(clock.now()).version

export const actorOf = ({ userId, agencyId, agencyKind, unitId, post }: Actor): Actor => ({ userId, agencyId, agencyKind, unitId, post })

/** A refusal is noted as well: that somebody tried may be an excluded person's doing. */
export async function recordDenied(parts: Parts, request: Request, caseId: string | undefined): Promise<void> {
  const { principal, correlationId } = askedBy(request)
  await parts.accessLog.record({
    actor: actorOf(principal),
    undercover: principal.undercover,
    purpose: principal.purpose,
    action: request.method === 'GET' ? 'read' : 'command',
    route: `${request.method} ${String(request.route?.path ?? '')}`,
    caseIds: caseId === undefined ? [] : [caseId],
    resources: typeof request.params['id'] === 'string' && isUuid(request.params['id']) ? [request.params['id']] : [],
    fieldGroups: [],
    rules: [],
    policy: inForce(parts),
    outcome: 'denied',
    correlationId,
    count: 0,
  })
}
