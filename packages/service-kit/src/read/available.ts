import { type Decision, decideMay, type Principal } from '@titian/access'
import { caseFact, type Sighted, ties } from '@titian/case-file'
import { type AnyCommand, type GivenBy, type Label, type Relation, TitianError } from '@titian/core'
import { postsOnly } from '../commands/authorise.ts'
import type { Loaded } from '../commands/load.ts'
import { fillLabel } from '../http/codes.ts'
import type { Parts } from '../parts.ts'
import type { Wanted } from './resource.ts'
import { resourcesOfCases } from './resources-of-cases.ts'

/** A command that a person has the right to give, to this target, and whether now is the time for it. */
export interface Available {
  readonly command: AnyCommand
  /** Undefined where it would create something. */
  readonly target?: { readonly wanted: Wanted; readonly loaded: Loaded }
  readonly now: boolean
  /** Only where it may be said. */
  readonly whyNot?: Label
  readonly given: readonly { readonly path: string; readonly value: string }[]
}

export interface Availability {
  readonly commands: readonly Available[]
  readonly decisions: readonly Decision[]
  readonly caseId: string | undefined
}

/** Commands that begin something of no case: what the post alone allows. */
export function beginnings({ definition, clock }: Pick<Parts, 'definition' | 'clock'>, principal: Principal): readonly Available[] {
  const now = clock.now()
  return definition.commands
    .filter(({ path, caseId, may }) => path === undefined && caseId === undefined && may.posts !== 'system' && may.relations === undefined)
    .filter(({ may }) => decideMay(principal, postsOnly(may), [], now).effect === 'permit')
    .map((command) => ({ command, now: true, given: givenTo(command, principal, {}) }))
}

/**
 * What this person may do with a case and everything of it here, or with one resource. Who may not know of it gets the empty answer of an
 * unknown one. No promise: `decide` has the last word.
 */
export async function availableOn(parts: Parts, principal: Principal, on: { readonly caseId: string } | Wanted): Promise<Availability> {
  const now = parts.clock.now()
  const wanted = 'caseId' in on ? await ofCase(parts, on.caseId) : [on]
  const loaded = await Promise.all(wanted.map(({ aggregate, id }) => parts.load(aggregate, id)))
  const about = wanted.map(({ aggregate, id }, index) => {
    const state = loaded[index]?.state as never
    return { type: aggregate.name, id, own: aggregate.relations?.(state, id) ?? [], caseId: aggregate.caseId?.(state, id) }
  })
  const asked = 'caseId' in on ? [{ type: 'case', id: on.caseId, own: [], caseId: on.caseId }, ...about] : about
  const { of } = await ties(parts, principal, asked)
  const caseId = asked[0]?.caseId
  const given = { ...(caseId !== undefined && { caseId, personId: await personOf(parts, caseId) }) }
  const targets = 'caseId' in on ? of.slice(1) : of
  const onTargets = wanted.flatMap((one, index) => {
    const [sighted, state] = [targets[index], loaded[index]]
    if (sighted === undefined || state === undefined || !mayKnow(sighted) || state.version === 0) return []
    return parts.definition.commands
      .filter(({ aggregate, path }) => aggregate === one.aggregate && path !== undefined)
      .filter((command) => isRightOf(principal, command, sighted.relations.all, now))
      .map((command) => ({
        command,
        target: { wanted: one, loaded: state },
        ...standing(parts, principal, command, state.state),
        given: givenTo(command, principal, given),
      }))
  })
  const [ofTheCase] = of
  const begun =
    'caseId' in on && ofTheCase !== undefined && mayKnow(ofTheCase)
      ? parts.definition.commands
          .filter(({ path, caseId: belongs }) => path === undefined && belongs !== undefined)
          .filter((command) => isRightOf(principal, command, ofTheCase.relations.all, now))
          .map((command) => ({ command, now: true, given: givenTo(command, principal, given) }))
      : []
  return { commands: [...onTargets, ...begun], decisions: of.map(({ decision }) => decision), caseId }
}

/** The case itself, where it is this service's, and what belongs to it. */
async function ofCase(parts: Parts, caseId: string): Promise<readonly Wanted[]> {
  const { aggregates } = parts.definition
  const theCase = aggregates.filter(({ name }) => name === 'case').map((aggregate) => ({ aggregate, id: caseId }))
  const presented = aggregates.filter(({ presents, name }) => presents !== undefined && name !== 'case')
  return [...theCase, ...(await resourcesOfCases(parts, [caseId], presented))]
}

const mayKnow = ({ decision }: Sighted): boolean => decision.effect === 'permit' && decision.fieldGroups.case !== undefined

const isRightOf = (principal: Principal, { may }: AnyCommand, relations: readonly Relation[], now: Date): boolean =>
  may.posts !== 'system' && decideMay(principal, may, relations, now).effect === 'permit'

function standing(
  { definition, clock }: Parts,
  principal: Principal,
  command: AnyCommand,
  state: unknown,
): { readonly now: boolean; readonly whyNot?: Label } {
  const closed = command.open?.(state as never, { actor: principal, now: clock.now() } as never)
  if (closed === undefined) return { now: true }
  const said = definition.rejections[closed.rejected]
  return { now: false, ...(said?.sayable && { whyNot: fillLabel(said, closed.details) }) }
}

/** The person of a case, as this service knows it: from its own case, else from what it received. */
async function personOf(parts: Parts, caseId: string): Promise<string | undefined> {
  const own = parts.definition.aggregates.find(({ name }) => name === 'case')
  const { state } = await parts.load(own ?? caseFact, caseId)
  return (state as { readonly personId?: string }).personId
}

function givenTo(
  { given = {} }: AnyCommand,
  { userId, agencyId }: Principal,
  { caseId, personId }: { readonly caseId?: string; readonly personId?: string | undefined },
): Available['given'] {
  const values: Readonly<Record<GivenBy, string | undefined>> = {
    'case.id': caseId,
    'case.personId': personId,
    'me.userId': userId,
    'me.agencyId': agencyId,
  }
  return Object.entries(given).flatMap(([path, by]) => {
    const value = by === undefined ? undefined : values[by]
    return value === undefined ? [] : [{ path, value }]
  })
}

/** @throws NOT_FOUND for an aggregate that this service does not have. */
export function wantedIn({ definition }: Pick<Parts, 'definition'>, name: string, id: string): Wanted {
  const aggregate = definition.aggregates.find((one) => one.name === name && one.presents !== undefined)
  if (aggregate === undefined) throw new TitianError('NOT_FOUND')
  return { aggregate, id }
}
