import { type Decision, mayKnowResource, type Principal, sightOf } from '@titian/access'
import { type CaseRelations, type Clearance, groupOf, isKnown, openable, type Resource, ties } from '@titian/case-file'
import { type AnyAggregate, type FieldGroup, TitianError } from '@titian/core'
import { openRows, type Redaction } from '@titian/privacy'
import { z } from 'zod'
import type { Loaded } from '../commands/load.ts'
import type { Parts } from '../parts.ts'
import { asSeen, isClose } from './as-seen.ts'
import { cutOf } from './cut-of.ts'
import { inWords, type SeenRedaction } from './redactions.ts'

/** One resource as one person may read it. */
export interface ReadResource {
  readonly aggregate: AnyAggregate
  readonly id: string
  readonly value: Readonly<Record<string, unknown>>
  readonly redactions: readonly SeenRedaction[]
  readonly version: number
  readonly position: bigint
  readonly stream: string
  readonly caseId: string | undefined
  readonly decision: Decision
}

/** What of which aggregate. */
export interface Wanted {
  readonly aggregate: AnyAggregate
  readonly id: string
}

/** A resource with its state of today, and as `ties` is asked about it. */
export interface Held extends Wanted {
  readonly loaded: Loaded
  readonly about: Resource
}

export const holding = (parts: Pick<Parts, 'load'>, wanted: readonly Wanted[]): Promise<readonly Held[]> =>
  Promise.all(
    wanted.map(async ({ aggregate, id }) => {
      const loaded = await parts.load(aggregate, id)
      const state = loaded.state as never
      const about = { type: aggregate.name, id, own: aggregate.relations?.(state, id) ?? [], caseId: aggregate.caseId?.(state, id) }
      return { aggregate, id, loaded, about }
    }),
  )

/**
 * Resources as their own streams tell them, now or as of a moment, opened as far as this person may see them; as of a moment: as far as both
 * today and then. One question for all of them. What does not exist, did not yet exist then, or is not for this person is not among them, with
 * the case that it was asked for where one is known: for the access log alone.
 */
export async function readResources(
  parts: Parts,
  principal: Principal,
  wanted: readonly Wanted[],
  asOf?: Date,
): Promise<{ readonly found: readonly ReadResource[]; readonly deniedCases: readonly string[] }> {
  const held = await holding(parts, wanted)
  const { of, secret } = await ties(
    parts,
    principal,
    held.map(({ about }) => about),
    asOf,
  )
  const cut = cutsOf(parts)
  const seen = await Promise.all(
    held.map(async ({ aggregate, id, loaded, about }, index) => {
      const clearance = of[index]
      if (clearance === undefined || !isThere(aggregate, loaded, clearance)) return undefined
      const { until = asOf } = clearance
      const then = until === undefined ? loaded : await parts.load(aggregate, id, await cut(until, aggregate))
      if (then.version === 0) return undefined
      const value = seenAs(parts, principal, { aggregate, id }, then.state, { ...about, clearance, secret })
      return { aggregate, id, caseId: about.caseId, loaded: then, clearance, value }
    }),
  )
  const there = seen.filter((one) => one !== undefined)
  const opened = await openRows(
    there.map(({ value }) => value),
    (_, index) => openable(there[index]?.clearance.decision ?? nothing),
    parts.keyRing,
  )
  return {
    found: there.map(({ aggregate, id, caseId, loaded, clearance }, index) => ({
      aggregate,
      id,
      caseId,
      ...openedAs(aggregate.presents, opened[index]),
      version: loaded.version,
      position: loaded.events.at(-1)?.position ?? 0n,
      stream: loaded.stream,
      decision: clearance.decision,
    })),
    deniedCases: held.flatMap(({ about: { caseId } }, index) => (seen[index] === undefined && caseId !== undefined ? [caseId] : [])),
  }
}

/** @throws NOT_FOUND where it does not exist, did not yet exist then, or is not for this person: one and the same answer. */
export async function readResource(parts: Parts, principal: Principal, aggregate: AnyAggregate, id: string, asOf?: Date): Promise<ReadResource> {
  const { found, deniedCases } = await readResources(parts, principal, [{ aggregate, id }], asOf)
  const [one] = found
  const [caseId] = deniedCases
  if (one === undefined) throw new TitianError('NOT_FOUND', caseId === undefined ? {} : { caseId })
  return one
}

const noFields = z.strictObject({})
const nothing: Decision = { effect: 'deny', reason: 'NO_RELATION' }

const openedAs = (schema: z.ZodObject | undefined, row: { readonly value: unknown; readonly redactions: readonly Redaction[] } | undefined) => ({
  value: (row?.value ?? {}) as Readonly<Record<string, unknown>>,
  redactions: inWords(schema, row?.redactions ?? []),
})

/** The cut of each log at each moment is asked for once, however many resources are read as of it. */
function cutsOf(parts: Parts): (moment: Date, aggregate: AnyAggregate) => Promise<bigint> {
  const taken = new Map<string, Promise<bigint>>()
  return (moment, aggregate) => {
    const key = `${aggregate.internal === true} ${moment.getTime()}`
    const found = taken.get(key) ?? cutOf(parts, moment, aggregate)
    taken.set(key, found)
    return found
  }
}

/** To know of it one must know of the plain facts of its case, and of the group in which all that it holds is hidden. */
function isThere(aggregate: AnyAggregate, loaded: Loaded, { decision }: Clearance): boolean {
  return loaded.version > 0 && isKnown(decision) && decision.fieldGroups[groupOf(aggregate)] !== undefined
}

interface About {
  readonly caseId: string | undefined
  readonly own: CaseRelations['all']
  readonly clearance: Pick<Clearance, 'decision' | 'relations'>
  readonly secret: ReadonlySet<string>
}

/** What a resource shows before its sealed values are opened: who and when only to those whose own it is, who answer for the case, and LPSK. */
export function seenAs(
  { clock, secrets }: Pick<Parts, 'clock' | 'secrets'>,
  principal: Principal,
  { aggregate, id }: Wanted,
  state: unknown,
  { caseId, own, clearance, secret }: About,
): Readonly<Record<string, unknown>> {
  const now = clock.now()
  return asSeen(aggregate.presents ?? noFields, presented(aggregate, state, id, clearance.decision), {
    principal,
    close: isClose(principal, clearance.relations.all, now) || (principal.post !== 'auditor' && mayKnowResource(principal, own, now)),
    caseId: caseId ?? id,
    secretAgencies: secret,
    pseudonymKey: secrets.pseudonymKey,
  })
}

/** Who sees a summary only learns that it is there, how it is called and how it stands. What a group guards is for who reads that group in full. */
function presented(aggregate: AnyAggregate, state: unknown, id: string, decision: Decision): Readonly<Record<string, unknown>> {
  const whole = aggregate.present?.(state as never, id) ?? {}
  const personIds = aggregate.personIds?.(state as never) ?? []
  const isFull = (group: FieldGroup) => sightOf(decision, group, personIds) === 'full'
  if (!isFull('case')) {
    const { caseId, caseNumber, status } = whole
    return Object.fromEntries(Object.entries({ caseId, caseNumber, status }).filter(([, value]) => value !== undefined))
  }
  const guarded = Object.entries(aggregate.guards ?? {}).flatMap(([field, group]) => (isFull(group) ? [] : [field]))
  return Object.fromEntries(Object.entries(whole).filter(([field]) => !guarded.includes(field)))
}
