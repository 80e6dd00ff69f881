import { type ConsentFor, type Decision, decide, type Principal, policyAt, type ReadResource } from '@titian/access'
import type { FieldGroup, Relation } from '@titian/core'
import type { Category } from '@titian/privacy'
import { boundUntil } from './bound-until.ts'
import type { CaseFileParts } from './case-file-parts.ts'
import { consentsOfCases } from './views/consents.ts'
import { type CaseRelations, relationsOfCases } from './views/relations.ts'

/** What someone may see of cases, and the relations that say so. */
export interface Clearance {
  readonly decision: Decision
  readonly relations: CaseRelations
  /** Set where their part in the case is over: they may see what had been recorded by then. */
  readonly until?: Date
}

/** One resource, whose own state may bind more people than its case does; of no case as well, at the same cost to the database. */
export interface Resource extends ReadResource {
  /** Relations as its state of today makes them: each says from when to when. */
  readonly own: readonly Relation[]
  readonly caseId: string | undefined
}

/**
 * Decides for many resources at once. With `asOf` twice, by what held then and by what holds now: a value shows only if both permit.
 * `protectionActive` is never set: no service publishes protection yet.
 */
export async function clearanceForResources(
  parts: CaseFileParts,
  principal: Principal,
  resources: readonly Resource[],
  asOf?: Date,
): Promise<readonly Clearance[]> {
  const now = parts.clock.now()
  const caseIds = [...new Set(resources.map(({ id, caseId }) => caseId ?? id))]
  const [ofCase, consents, consentsThen] = await Promise.all([
    relationsOfCases(parts, caseIds, { asOf }),
    consentsOfCases(parts, caseIds, now),
    asOf === undefined ? undefined : consentsOfCases(parts, caseIds, asOf),
  ])
  return resources.map(({ type, id, own, caseId }) => {
    const known = ofCase(caseId)
    const relations = { all: [...own, ...known.all], own: [...own, ...known.own], knownThen: [...own, ...known.knownThen] }
    const answers = (of: ReadonlyMap<string, readonly ConsentFor[]> | undefined) => (caseId && of?.get(caseId)) || []
    return clearanceAt(
      principal,
      { type, id },
      relations,
      { now, relations: relations.all, answers: answers(consents) },
      asOf && { now: asOf, relations: relations.knownThen, answers: answers(consentsThen) },
    )
  })
}

interface Moment {
  readonly now: Date
  readonly relations: readonly Relation[]
  readonly answers: readonly ConsentFor[]
}

function clearanceAt(principal: Principal, resource: ReadResource, relations: CaseRelations, today: Moment, then: Moment | undefined): Clearance {
  const last = boundUntil(principal, relations.all, today.now) ?? today.now
  const decideAt = ({ now, relations: known, answers }: Moment) =>
    decide(principal, 'read', resource, {
      relations: known,
      consents: answers,
      protectionActive: false,
      now: now < last ? now : last,
      // Whose part is over keeps what they saw, by the rules of today: a matrix that was too wide is not kept open for them.
      policy: policyAt(now),
    })
  const until = then === undefined || last < then.now ? last : then.now
  return {
    decision: then === undefined ? decideAt(today) : both(decideAt(today), decideAt(then)),
    relations,
    ...(last < today.now && { until }),
  }
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
  return { ...today, fieldGroups, policyThen: then.policy }
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
