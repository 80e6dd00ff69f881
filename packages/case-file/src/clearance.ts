import {
  both,
  boundThen,
  type ConsentFor,
  type Decision,
  decide,
  type Held,
  opens,
  type Principal,
  policyAt,
  type ReadResource,
} from '@titian/access'
import type { Relation } from '@titian/core'
import type { MayOpen } from '@titian/privacy'
import { boundUntil } from './bound-until.ts'
import type { CaseFileParts } from './case-file-parts.ts'
import { consentsOfCases } from './views/consents.ts'
import { type CaseRelations, type Declared, relationsOfCases } from './views/relations.ts'

/** What someone may see of cases, and the relations that say so. */
export interface Clearance {
  readonly decision: Decision
  /** What they may see of another resource of the same case, `<category>-<id>`: of what binds them itself they may see more. */
  readonly of: (resource: string, about: ReadResource) => Decision
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
  const [ofCase, consents, consentsThen, held] = await Promise.all([
    relationsOfCases(parts, caseIds, { asOf }),
    consentsOfCases(parts, caseIds, now),
    asOf === undefined ? undefined : consentsOfCases(parts, caseIds, asOf),
    parts.posts?.spansOf(principal) ?? [],
  ])
  return resources.map(({ type, id, own, caseId }) => {
    const known = ofCase(caseId)
    // Its state of today says what was disclosed until today; of what had been by then, the view alone.
    const ownThen = own.map(({ disclosed: _, ...rest }) => rest)
    const relations = { all: [...own, ...known.all], own: [...own, ...known.own], knownThen: [...ownThen, ...known.knownThen] }
    const answers = (of: ReadonlyMap<string, readonly ConsentFor[]> | undefined) => (caseId && of?.get(caseId)) || []
    return clearanceAt(
      { principal, held },
      { type, id, own: [...own, ...ownThen] },
      relations,
      { now, relations: relations.all, answers: answers(consents) },
      asOf && { now: asOf, relations: relations.knownThen, answers: answers(consentsThen) },
    )
  })
}

interface Moment {
  readonly now: Date
  readonly relations: readonly Declared[]
  readonly answers: readonly ConsentFor[]
}

interface Asker {
  readonly principal: Principal
  /** When they held the post that they hold today. */
  readonly held: readonly Held[]
}

type About = ReadResource & Pick<Resource, 'own'>

function clearanceAt({ principal, held }: Asker, resource: About, relations: CaseRelations, today: Moment, then: Moment | undefined): Clearance {
  const last = boundUntil(principal, relations.all, today.now, held) ?? today.now
  const decideAt = ({ now, relations: known, answers }: Moment, about: ReadResource, isOwn: (one: Declared) => boolean) => {
    const moment = now < last ? now : last
    const binding = moment < today.now ? boundThen(known, held, moment) : known
    // Whose part is over keeps what they saw, by the rules of today: a matrix that was too wide is not kept open for them.
    return decide(principal, 'read', about, {
      relations: binding,
      own: binding.filter(isOwn),
      consents: answers,
      now: moment,
      policy: policyAt(now),
    })
  }
  const decided = (about: ReadResource, isOwn: (one: Declared) => boolean) =>
    then === undefined ? decideAt(today, about, isOwn) : both(decideAt(today, about, isOwn), decideAt(then, about, isOwn))
  const until = then === undefined || last < then.now ? last : then.now
  return {
    decision: decided(resource, (one) => resource.own.includes(one)),
    of: (name, about) => decided(about, (one) => one.resource === name),
    relations,
    ...(last < today.now && { until }),
  }
}

/** Which values may be opened under a decision: of whom, and of which category. */
export const openable =
  (decision: Decision): MayOpen =>
  ({ personId, category }) =>
    opens(decision, personId, category)
