import { missingRows } from '@titian/access'
import {
  type AnyCommand,
  type AnyFact,
  type Bound,
  type LookUp,
  type May,
  type Need,
  relationKindNames,
  type Standing,
  TitianError,
} from '@titian/core'
import { personalFieldOf } from '@titian/privacy'
import { type ServiceDefinition, wrongOrder } from '@titian/service'
import { agencyKinds, posts } from '@titian/vocabulary'
import type { z } from 'zod'
import { pathOf } from '../http/command-routes.ts'
import { viewsOfBothLogs } from './by-log.ts'
import { undeclaredFields } from './undeclared-fields.ts'

/**
 * What the types cannot hold: a service that would answer at a door nobody guards, publish what is sealed, or wait for what never comes does not
 * start.
 * @throws SERVICE_INVALID { service, wrong } with a sentence for each
 */
export function assertDefinition(definition: ServiceDefinition): void {
  const wrong = [
    ...twice(definition),
    ...definition.commands.flatMap((one) => aboutCommand(definition, one)),
    ...(definition.queries ?? []).flatMap((one) => aboutQuery(definition, one)),
    ...(definition.facts ?? []).filter(({ service }) => !service).map(({ name }) => `The fact ${name} names no service.`),
    ...(definition.deadlines ?? [])
      .filter(({ fires }) => !definition.commands.includes(fires))
      .map(({ name, fires }) => `The deadline ${name} fires ${fires.name}, which is not among the commands.`),
    ...publishedSealed(definition),
    ...undeclaredFields(definition),
    ...missingRows([...definition.commands, ...(definition.queries ?? [])].filter(({ may }) => guarded(may))),
    ...tellsOfInternal(definition),
  ]
  if (wrong.length > 0) throw new TitianError('SERVICE_INVALID', { service: definition.name, wrong })
}

function twice({ aggregates, commands, views = [], queries = [], reactions = [], deadlines = [] }: ServiceDefinition): readonly string[] {
  const doors = [
    ...commands.filter(({ may }) => may?.posts !== 'system').map((one) => `POST ${pathOf(one)}`),
    ...queries.filter(({ may }) => may?.posts !== 'system').map(({ path, method = 'get' }) => `${method.toUpperCase()} ${path}`),
  ]
  const named = { aggregate: aggregates, command: commands, view: views, query: queries, reaction: reactions, deadline: deadlines }
  const names = Object.entries(named).flatMap(([kind, all]) => (all as readonly { name: string }[]).map(({ name }) => `${kind} ${name}`))
  return [...repeatedIn(names), ...repeatedIn(doors)].map((name) => `There are two of: ${name}.`)
}

const repeatedIn = (all: readonly string[]): readonly string[] => [...new Set(all.filter((one, index) => all.indexOf(one) !== index))]

/** The types hold these for whoever writes `posts(…)`; a `may` put together otherwise is held here. */
const wrongWords = (may: May | undefined): readonly string[] => [
  ...(typeof may?.posts === 'object' ? may.posts.filter((post) => post !== 'system' && !posts.has(post)) : []),
  ...(may?.agencyKinds ?? []).filter((kind) => !agencyKinds.has(kind)),
  ...(may?.relations ?? []).filter((kind) => !(relationKindNames as readonly string[]).includes(kind)),
]

const guarded = (may: AnyCommand['may'] | undefined): boolean => may?.posts !== undefined && may.posts.length > 0

function aboutCommand({ aggregates, queries = [], facts = [], answersClosures }: ServiceDefinition, command: AnyCommand): readonly string[] {
  const { name, may, aggregate, opensWork, needs = {} } = command
  const says = (when: boolean, what: string) => (when ? [`The command ${name} ${what}.`] : [])
  const factsNeeded = Object.values(needs).flatMap((need: Need<unknown> | LookUp<unknown> | Bound | Standing) =>
    'query' in need || 'boundTo' in need || 'standingOf' in need || !('service' in need.of) ? [] : [need.of as unknown as AnyFact],
  )
  const lookUps = Object.values(needs).flatMap((need) => ('query' in need ? [need.query] : []))
  return [
    ...says(!guarded(may), 'does not say who may give it'),
    ...wrongWords(may).flatMap((word) => says(true, `may be given by "${word}", which is no post, kind of agency or relation`)),
    ...says(!aggregates.includes(aggregate), `is of ${aggregate.name}, which is not among the aggregates`),
    ...says(opensWork !== undefined && answersClosures !== true, 'opens work, and the service answers no closures'),
    ...says(opensWork !== undefined && aggregate.isOpen === undefined, `opens work, and ${aggregate.name} does not say when it is over`),
    ...lookUps.flatMap((query) => says(!queries.some((one) => one.name === query), `looks up ${query}, which is not among the queries`)),
    ...factsNeeded.flatMap((fact) => says(!facts.some((one) => one.name === fact.name), `needs ${fact.name}, which is not among the facts`)),
  ]
}

function aboutQuery(
  { aggregates }: ServiceDefinition,
  { name, may, about, row, order }: NonNullable<ServiceDefinition['queries']>[number],
): readonly string[] {
  const says = (when: boolean, what: string) => (when ? [`The query ${name} ${what}.`] : [])
  return [
    ...says(!guarded(may), 'does not say who may ask it'),
    ...wrongWords(may).flatMap((word) => says(true, `may be asked by "${word}", which is no post, kind of agency or relation`)),
    ...says(
      about !== undefined && !aggregates.some((one) => one.name === about.aggregate),
      `is about ${about?.aggregate}, which is not among the aggregates`,
    ),
    ...says(about !== undefined && !(about.id in row.shape), `has no column ${about?.id}`),
    ...wrongOrder(order).flatMap((one) => says(true, one)),
  ]
}

/** What would let others know that there is something internal, or of which nobody could say how far it is. */
const tellsOfInternal = (definition: ServiceDefinition): readonly string[] => [
  ...definition.aggregates
    .filter(({ internal }) => internal === true)
    .flatMap(({ name, events, relations }) => [
      ...Object.entries(events)
        .filter(([, { about }]) => about.publish !== undefined)
        .map(([type]) => `${name} is internal and would publish ${type}.`),
      ...(relations === undefined ? [] : [`${name} is internal and binds people: nobody outside its log would learn who.`]),
    ]),
  ...definition.commands
    .filter(({ aggregate, opensWork }) => aggregate.internal === true && opensWork !== undefined)
    .map(({ name }) => `The command ${name} is of an internal aggregate and would tell the desk of the case.`),
  ...viewsOfBothLogs(definition).map((name) => `The view ${name} follows both the internal log and the other one.`),
]

/** Personal data never leaves for other services, sealed or not. */
const publishedSealed = ({ aggregates }: ServiceDefinition): readonly string[] =>
  aggregates.flatMap(({ name, events }) =>
    Object.entries(events).flatMap(([type, { schema, about }]) =>
      (about.publish?.fields ?? [])
        .filter((field) => holdsSealed(schema.shape[field] as z.ZodType | undefined))
        .map((field) => `${name} would publish ${type}.${field}, which is personal.`),
    ),
  )

function holdsSealed(schema: z.ZodType | undefined, seen = new Set<z.ZodType>()): boolean {
  if (schema === undefined || seen.has(schema)) return false
  seen.add(schema)
  if (personalFieldOf(schema) !== undefined) return true
  const def = (schema as unknown as { _zod: { def: Record<string, unknown> } })._zod.def
  const parts = def['type'] === 'object' ? Object.values(def['shape'] as object) : Object.values(def)
  return parts.flat().some((part) => typeof part === 'object' && part !== null && '_zod' in part && holdsSealed(part as z.ZodType, seen))
}
