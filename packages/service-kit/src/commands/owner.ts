import type { Relation } from '@titian/core'
import type { Call } from './call.ts'

/** Relations that say who answers for a record, the first one found. */
const answering = ['accountableAgency', 'senderAgency', 'dutyAgency']

/**
 * The agency accountable for a new record: that of the person who makes it. The system and the public door have none: then the one that the
 * record itself names (a public report: its duty agency), else the one behind what caused it. Grants nothing.
 */
export function ownerOf({ principal, ownerAgency }: Pick<Call, 'principal' | 'ownerAgency'>, relations: readonly Relation[]): string {
  if (principal.post !== 'system' && principal.post !== 'public') return principal.agencyId
  const named = answering.flatMap((kind) => relations.filter((one) => one.kind === kind && one.to === undefined))
  return named.find(({ agencyId }) => agencyId !== undefined)?.agencyId ?? ownerAgency ?? principal.agencyId
}
