import type { FieldGroup, Relation } from '@titian/core'
import { type Cell, type Condition, fieldGroups, type Row, rowFor, ruleId, type Sight } from './matrix.ts'
import type { Policy } from './policies.ts'
import type { Principal } from './principal.ts'
import { purposesOf } from './purposes.ts'
import { covers, holds, isAccountable, isExcluded, mayKnowCase, mayKnowResource, needsNoRelation } from './relations.ts'

/** One line of the consent ledger as it stands now: the state per category, recipient and purpose. */
export interface ConsentFor {
  readonly category: string
  readonly recipientAgencyId: string
  readonly purpose: string
  readonly state: 'given' | 'refused' | 'withdrawn'
}

export interface ReadResource {
  /** Name of the aggregate (`report`, `case`), or of the view. */
  readonly type: string
  readonly id: string
}

export interface ReadContext {
  /** To the resource and to its case, from all streams the service knows. */
  readonly relations: readonly Relation[]
  /** Of the persons the resource is about, as they stand now. */
  readonly consents: readonly ConsentFor[]
  readonly protectionActive: boolean
  readonly now: Date
  /** The version of the matrix that decides: `policyAt` today, or then. */
  readonly policy: Policy
}

/** What the kit must do with the answer. It says nothing about the case and is never shown. */
export type Obligation = 'record-access' | 'pseudonymise'
export type ReadDenial = 'EXCLUDED' | 'NO_RELATION' | 'NO_RULE' | 'PURPOSE_NOT_ALLOWED'

export type Permit = {
  readonly effect: 'permit'
  /** Groups that are missing here are not for this person. */
  readonly fieldGroups: Readonly<Partial<Record<FieldGroup, Sight>>>
  readonly obligations: readonly Obligation[]
  /** Ids of the rules that opened something; for the access log. */
  readonly rules: readonly string[]
  /** Version of the matrix; for the access log. */
  readonly policy: string
  /** The version that held then, of a replay, which has two. */
  readonly policyThen?: string
}
export type Decision = Permit | { readonly effect: 'deny'; readonly reason: ReadDenial }

/** `export`: nobody has a rule for it yet; a copy is a recorded disclosure, not a read (SAFETY 10). */
export type Action = 'read' | 'search' | 'export'

const deny = (reason: ReadDenial): Decision => ({ effect: 'deny', reason })

/**
 * What this person may see of a resource now. Denied by default, a prohibition beats every permission. Every denial is answered with the
 * 404 of an unknown id: that something exists is itself a secret.
 *
 * Pure, and without memory: a replay asks twice (with the context of then and of today) and shows a value only if both permit.
 */
export function decide(principal: Principal, action: Action, resource: ReadResource, context: ReadContext): Decision {
  const { relations, now } = context
  if (isExcluded(principal, relations, now)) return deny('EXCLUDED')
  if (!(purposesOf(principal.post, principal.agencyKind) as readonly string[]).includes(principal.purpose)) return deny('PURPOSE_NOT_ALLOWED')
  if (action === 'export') return deny('NO_RULE')
  const permits = [...byMatrix(principal, resource, context), ...byOwnReport(principal, resource, context)]
  if (permits.length === 0) return deny(mayKnowCase(principal, relations, now) ? 'NO_RULE' : 'NO_RELATION')
  const groups: Partial<Record<FieldGroup, Sight>> = {}
  for (const { group, sight } of permits) groups[group] = groups[group] === 'full' ? 'full' : sight
  return {
    effect: 'permit',
    fieldGroups: groups,
    obligations: Object.values(groups).includes('pseudonym') ? ['record-access', 'pseudonymise'] : ['record-access'],
    rules: permits.map(({ rule }) => rule),
    policy: context.policy.version,
  }
}

interface Opened {
  readonly group: FieldGroup
  readonly sight: Sight
  readonly rule: string
}

function byMatrix(principal: Principal, { type }: ReadResource, context: ReadContext): Opened[] {
  const row = rowFor(context.policy.rows, principal.agencyKind, principal.post)
  if (row === undefined) return []
  // Whoever was asked to take a referral on knows that referral, and not its case.
  const isRelated = type === 'case' ? mayKnowCase : mayKnowResource
  const known: Grounds = {
    related: isRelated(principal, context.relations, context.now) && !needsNoRelation(principal),
    accountable: isAccountable(principal, context.relations, context.now),
  }
  return fieldGroups.flatMap((group) => openedBy(row, group, known, principal, context))
}

interface Grounds {
  readonly related: boolean
  readonly accountable: boolean
}

function openedBy(row: Row, group: FieldGroup, known: Grounds, principal: Principal, context: ReadContext): Opened[] {
  const { sight, conditions } = row.cells[group]
  if (sight === 'none' || !conditionsHold(conditions, group, known, principal, context)) return []
  if (sight !== 'pseudonym' && !known.accountable && isUnwilling(principal, group, context.consents)) return []
  return [{ group, sight, rule: ruleId(row, group) }]
}

const conditionsHold = (conditions: Cell['conditions'], group: FieldGroup, known: Grounds, principal: Principal, context: ReadContext): boolean => {
  const state: Readonly<Record<Condition, boolean>> = {
    a: known.related,
    d: holds(['dutyAgency'], principal, context.relations, context.now),
    o: known.accountable,
    r: !context.protectionActive,
    c: isGiven(principal, group, context.consents),
  }
  return conditions.every((condition) => state[condition])
}

const toThisAgency = (principal: Principal, group: FieldGroup, consents: readonly ConsentFor[]): readonly ConsentFor[] =>
  consents.filter(({ category, recipientAgencyId }) => category === group && recipientAgencyId === principal.agencyId)

const isGiven = (principal: Principal, group: FieldGroup, consents: readonly ConsentFor[]): boolean => {
  const lines = toThisAgency(principal, group, consents).filter(({ purpose }) => purpose === principal.purpose)
  // A resource about two persons: the one who refused is not outvoted.
  return lines.length > 0 && lines.every(({ state }) => state === 'given')
}

/**
 * She refused, or took it back: sharing with that agency stops at once, whatever else would allow it. Stating another purpose than the
 * refused one does not help. The accountable agency goes on with what it needs to keep her safe (SAFETY 12).
 */
const isUnwilling = (principal: Principal, group: FieldGroup, consents: readonly ConsentFor[]): boolean =>
  toThisAgency(principal, group, consents).some(({ state }) => state !== 'given') && !isGiven(principal, group, consents)

/** Whoever made or took down a report sees that it is dealt with, and what they said of themselves; nothing of the case it became. */
function byOwnReport(principal: Principal, { type }: ReadResource, { relations, now }: ReadContext): Opened[] {
  const own = relations.some((relation) => relation.kind === 'reporterUser' && relation.userId !== undefined && covers(relation, principal, now))
  if (type !== 'report' || !own) return []
  return [
    { group: 'case', sight: 'summary', rule: 'R-OWN-REPORT-CASE' },
    { group: 'informant', sight: 'full', rule: 'R-OWN-REPORT-INFORMANT' },
  ]
}

/** Whether values of the group may be opened: in full only; a summary and a pseudonym are words, never values. */
export const opens = (decision: Decision, group: FieldGroup): boolean => decision.effect === 'permit' && decision.fieldGroups[group] === 'full'
