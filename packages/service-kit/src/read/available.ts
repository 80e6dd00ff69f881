import { type Decision, decideMay, type Principal } from '@titian/access'
import { caseFact, caseResource, isKnown, ties } from '@titian/case-file'
import { type AnyCommand, type GivenBy, type Label, type Relation, TitianError } from '@titian/core'
import { isOpenTo } from '../commands/authorise.ts'
import type { Loaded } from '../commands/load.ts'
import { fillLabel } from '../http/codes.ts'
import type { Parts } from '../parts.ts'
import { holding, type Wanted } from './resource.ts'
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
    .filter(({ path, caseId, may }) => path === undefined && caseId === undefined && may.relations === undefined && isOpenTo(principal, may, now))
    .map((command) => ({ command, now: true, given: givenTo(command, principal, {}) }))
}

/**
 * What this person may do with a case and everything of it here, or with one resource. Who may not know of it gets the empty answer of an
 * unknown one. No promise: `decide` has the last word.
 */
export async function availableOn(parts: Parts, principal: Principal, on: { readonly caseId: string } | Wanted): Promise<Availability> {
  if (!('caseId' in on)) return onTargets(parts, principal, [on])
  const { caseId } = on
  const { of } = await ties(parts, principal, [caseResource(caseId)])
  const [theCase] = of
  const decisions = of.map(({ decision }) => decision)
  if (theCase === undefined || !isKnown(theCase.decision)) return { commands: [], decisions, caseId }
  const now = parts.clock.now()
  const given = { caseId, personId: await personOf(parts, caseId) }
  const begun = parts.definition.commands
    .filter(({ path, caseId: belongs }) => path === undefined && belongs !== undefined)
    .filter((command) => isRightOf(principal, command, theCase.relations.all, now))
    .map((command) => ({ command, now: true, given: givenTo(command, principal, given) }))
  const { commands } = await onTargets(parts, principal, await ofCase(parts, caseId), given)
  return { commands: [...commands, ...begun], decisions, caseId }
}

async function onTargets(parts: Parts, principal: Principal, wanted: readonly Wanted[], known?: GivenIn): Promise<Availability> {
  const now = parts.clock.now()
  const held = await holding(parts, wanted)
  const { of } = await ties(
    parts,
    principal,
    held.map(({ about }) => about),
  )
  const caseId = held[0]?.about.caseId
  const there = held.flatMap((one, index) => (one.loaded.version > 0 && isKnown(of[index]?.decision) ? [{ ...one, clearance: of[index] }] : []))
  const given = known ?? (there.length === 0 || caseId === undefined ? {} : { caseId, personId: await personOf(parts, caseId) })
  const commands = there.flatMap(({ aggregate, id, loaded, clearance }) =>
    parts.definition.commands
      .filter((command) => command.aggregate === aggregate && command.path !== undefined)
      .filter((command) => isRightOf(principal, command, clearance?.relations.all ?? [], now))
      .map((command) => ({
        command,
        target: { wanted: { aggregate, id }, loaded },
        ...standing(parts, principal, command, loaded.state),
        given: givenTo(command, principal, given),
      })),
  )
  return { commands, decisions: of.map(({ decision }) => decision), caseId }
}

/** The case itself, where it is this service's, and what belongs to it. */
async function ofCase(parts: Parts, caseId: string): Promise<readonly Wanted[]> {
  const { aggregates } = parts.definition
  const theCase = aggregates.filter(({ name }) => name === 'case').map((aggregate) => ({ aggregate, id: caseId }))
  const presented = aggregates.filter(({ presents, name }) => presents !== undefined && name !== 'case')
  return [...theCase, ...(await resourcesOfCases(parts, [caseId], presented))]
}

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

type GivenIn = { readonly caseId?: string; readonly personId?: string | undefined }

function givenTo({ given = {} }: AnyCommand, { userId, agencyId }: Principal, { caseId, personId }: GivenIn): Available['given'] {
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
