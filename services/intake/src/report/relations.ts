import type { Relation } from '@titian/core'
import type { Report } from './report-state.ts'

/**
 * Once a report has become a case, or was taken up in one, only the relations to that case count: who had duty for it, and who was asked
 * about it, know no more of it. Both ends look alike from the desk. Who told has no part in it at all: a state, or a 404 where there was one, would say
 * what came of it before `myReports` does (SAFETY 27).
 */
export function reportRelations({ status, desks, links, receivedAt, endedAt }: Report): readonly Relation[] {
  if (receivedAt === undefined) return []
  const to = isInCase(status) && endedAt ? { to: endedAt } : {}
  return [
    ...desks.map(({ agencyId, from }) => ({ kind: 'dutyAgency' as const, agencyId, from, ...to })),
    // The caseworker alone: who is shut out of that case is not known here. A supervisor whose caseworker is away names another one.
    ...links.flatMap(({ agencyId, caseworkerId, from }) =>
      caseworkerId ? [{ kind: 'linkedCase' as const, userId: caseworkerId, agencyId, from, ...to }] : [],
    ),
  ]
}

export const isInCase = (status: Report['status']): boolean => status === 'converted' || status === 'taken-up'
