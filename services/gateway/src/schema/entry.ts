import type { Label } from '@titian/core'
import type { Context } from '../context.ts'
import type { ResourceInterface } from '../derive/resource-types.ts'
import type { ResourceSeen, Scope } from '../resources/seen.ts'
import type { Fact, Line } from '../timeline/merge.ts'
import { agencyWords } from './agency.ts'
import type { Builder } from './builder.ts'
import type { LabelType } from './label.ts'
import type { Shared } from './shared.ts'

/** A line, and how its timeline was asked for: what it came of is asked alike. */
export interface LineSeen extends Line {
  readonly scope: Scope
}

/** Where an agency is named, the directory says how: by its name, or by what may stand for it before this reader. */
const textOf = (fact: Fact, context: Context): Label | Promise<Label> => ('text' in fact ? fact.text : agencyWords({ id: fact.agencyId }, context))

const resourceOf = ({ resource, service, scope }: LineSeen, { resources }: Context): Promise<ResourceSeen | undefined> | undefined =>
  resource ? resources.one(service, resource.aggregate, resource.id, scope) : undefined

export type SightType = ReturnType<typeof sightType>

export const sightType = (builder: Builder) =>
  builder.enumType('Sight', {
    values: {
      FULL: { value: 'full', description: 'Its words and what it says.' },
      SUMMARY: { value: 'summary', description: 'Its words alone.' },
      REDACTED: { value: 'redacted', description: 'That there is a line, and why no more.' },
    } as const,
  })

export type FactType = ReturnType<typeof factType>

export const factType = (builder: Builder, LabelRef: LabelType) =>
  builder.objectRef<Fact>('Fact').implement({
    description: 'One thing that a line says, in words.',
    fields: (t) => ({
      label: t.expose('label', { type: LabelRef }),
      text: t.field({ type: LabelRef, resolve: (fact, _, context) => textOf(fact, context) }),
    }),
  })

export interface EntryParts {
  readonly Sight: SightType
  readonly Fact: FactType
  readonly Resource: ResourceInterface
  readonly isKnown: (seen: ResourceSeen) => boolean
}

export function entryType(builder: Builder, shared: Shared, { Sight, Fact: FactType, Resource, isKnown }: EntryParts) {
  const { Agency, Label: LabelRef, RecordedAt, Redaction, VagueDate, Worker } = shared
  return builder.objectRef<LineSeen>('Entry').implement({
    description: 'One line of the timeline.',
    fields: (t) => ({
      id: t.exposeID('eventId'),
      number: t.exposeInt('number', { description: 'Counts what this person sees, from 1.' }),
      sight: t.expose('sight', { type: Sight }),
      label: t.expose('label', { type: LabelRef }),
      occurredAt: t.expose('occurredAt', { type: VagueDate }),
      recordedAt: t.expose('recordedAt', { type: RecordedAt }),
      service: t.exposeString('service'),
      agency: t.expose('agency', { type: Agency }),
      worker: t.field({ type: Worker, nullable: true, resolve: ({ worker }) => worker ?? null }),
      type: t.string({ nullable: true, description: 'For programs: what kind of event it is.', resolve: ({ type }) => type }),
      facts: t.field({ type: [FactType], description: 'What it says, in words, as far as this person may read it.', resolve: ({ facts }) => facts }),
      redactions: t.expose('redactions', { type: [Redaction] }),
      reason: t.field({ type: LabelRef, nullable: true, description: 'Why the line is redacted.', resolve: ({ reason }) => reason ?? null }),
      corrects: t.id({ nullable: true, description: 'The line that this one corrects.', resolve: ({ corrects }) => corrects }),
      resource: t.field({
        type: Resource,
        nullable: true,
        description: 'What the line is of, as it is now (or as of the moment asked); missing where this person may not see it.',
        resolve: async (line, _, context) => {
          const seen = await resourceOf(line, context)
          return seen && isKnown(seen) ? seen : null
        },
      }),
    }),
  })
}
