import { type Consent, type Decision, decide, type Principal, type ReadResource } from '@titian/access'
import type { FieldGroup, Relation } from '@titian/core'
import type { Category } from '@titian/privacy'
import { type CaseRelations, relationsOfCases } from '../commands/relations.ts'
import type { Parts } from '../parts.ts'
import { boundUntil } from './bound-until.ts'

interface ConsentRow {
  readonly case_id: string
  readonly categories: readonly string[]
  readonly recipient_agency_id: string
  readonly purpose: string
  readonly state: Consent['state']
}

async function consentsOfCases({ views }: Parts, caseIds: readonly string[], at: Date): Promise<ReadonlyMap<string, readonly Consent[]>> {
  const { rows } = await views.query<ConsentRow>(
    `select case_id, categories, recipient_agency_id, purpose, state from consent_answer
      where case_id = any($1::uuid[]) and from_at <= $2 and (to_at is null or to_at > $2) and (valid_until is null or valid_until > $2)`,
    [caseIds, at.toISOString()],
  )
  const found = new Map<string, Consent[]>(caseIds.map((id) => [id, []]))
  for (const { case_id, categories, recipient_agency_id: recipientAgencyId, purpose, state } of rows)
    for (const category of categories) found.get(case_id)?.push({ category, recipientAgencyId, purpose, state })
  return found
}

/** What someone may see of cases, and the relations that say so. */
export interface Sighted {
  readonly decision: Decision
  readonly relations: CaseRelations
  /** Set where their part in the case is over: they may see what had been recorded by then. */
  readonly until?: Date
}

/**
 * Decides for many cases at once. With `asOf` twice, by what held then and by what holds now: a value shows only if both permit.
 * `protectionActive` is never set: no service publishes protection yet.
 */
export async function sightOfCases(
  parts: Parts,
  principal: Principal,
  caseIds: readonly string[],
  asOf?: Date,
): Promise<ReadonlyMap<string, Sighted>> {
  const now = parts.clock.now()
  const [relations, consents, consentsThen] = await Promise.all([
    relationsOfCases(parts, caseIds),
    consentsOfCases(parts, caseIds, now),
    asOf === undefined ? undefined : consentsOfCases(parts, caseIds, asOf),
  ])
  return new Map(
    caseIds.map((id) => {
      const known = relations(id)
      const resource = { type: 'case', id }
      const last = boundUntil(principal, known.all, now) ?? now
      const ended = last < now ? { until: asOf === undefined || last < asOf ? last : asOf } : {}
      const context = { relations: known.all, protectionActive: false }
      const today = decide(principal, 'read', resource, { ...context, consents: consents.get(id) ?? [], now: last })
      if (asOf === undefined) return [id, { decision: today, relations: known, ...ended }]
      const moment = asOf < last ? asOf : last
      const then = decide(principal, 'read', resource, { ...context, consents: consentsThen?.get(id) ?? [], now: moment })
      return [id, { decision: both(today, then), relations: known, ...ended }]
    }),
  )
}

/** For what has no case (a report before it became one), or whose own state binds more people than its case does. */
export async function sightOf(
  parts: Parts,
  principal: Principal,
  resource: ReadResource,
  own: readonly Relation[],
  caseId: string | undefined,
): Promise<Sighted> {
  const now = parts.clock.now()
  const ofCase = (await relationsOfCases(parts, caseId === undefined ? [] : [caseId]))(caseId)
  const consents = caseId === undefined ? [] : ((await consentsOfCases(parts, [caseId], now)).get(caseId) ?? [])
  const relations = { all: [...own, ...ofCase.all], own: [...own, ...ofCase.own] }
  const last = boundUntil(principal, relations.all, now) ?? now
  const decision = decide(principal, 'read', resource, { relations: relations.all, consents, protectionActive: false, now: last })
  return { decision, relations, ...(last < now && { until: last }) }
}

const weaker = { full: 3, summary: 2, pseudonym: 1 } as const

/** What both permit, and no more of it than the stricter one does. */
function both(today: Decision, then: Decision): Decision {
  if (today.effect === 'deny') return today
  if (then.effect === 'deny') return then
  const fieldGroups = Object.fromEntries(
    Object.entries(today.fieldGroups).flatMap(([group, sight]) => {
      const before = then.fieldGroups[group as FieldGroup]
      return before === undefined ? [] : [[group, weaker[sight] <= weaker[before] ? sight : before]]
    }),
  )
  return { ...today, fieldGroups }
}

/** Categories whose values may be opened under a decision. */
export const openable = (decision: Decision): ReadonlySet<Category> =>
  new Set(
    decision.effect === 'deny'
      ? []
      : (Object.entries(decision.fieldGroups)
          .filter(([, sight]) => sight === 'full')
          .map(([group]) => group) as Category[]),
  )
