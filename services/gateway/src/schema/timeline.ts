import type { Label } from '@titian/core'
import { follow, type Tick } from '../timeline/follow.ts'
import type { Line } from '../timeline/merge.ts'
import { type LinePage, pageOf } from '../timeline/pages.ts'
import { readTimeline } from '../timeline/read-timeline.ts'
import type { AgencyType } from './agency.ts'
import type { Builder } from './builder.ts'
import { incompleteLabel } from './incomplete.ts'
import type { Shared } from './shared.ts'
import type { workerType } from './worker.ts'

interface TimelinePage extends LinePage {
  readonly total: number
  readonly incomplete: Label | undefined
  readonly stale: boolean
}

/** `timeline` and `timelineChanged`: the shared timeline of a case, as this one person may read it. */
export function addTimeline(builder: Builder, shared: Shared, Agency: AgencyType, Worker: ReturnType<typeof workerType>): void {
  const { Label: LabelType, OccurredAt, Redaction } = shared
  const Sight = builder.enumType('Sight', { values: ['full', 'summary', 'redacted'] as const })
  const Entry = builder.objectRef<Line>('Entry').implement({
    description: 'One line of the timeline.',
    fields: (t) => ({
      number: t.exposeInt('number', { description: 'Counts what this person sees, from 1.' }),
      sight: t.expose('sight', { type: Sight }),
      label: t.expose('label', { type: LabelType }),
      occurredAt: t.expose('occurredAt', { type: OccurredAt }),
      recordedAt: t.expose('recordedAt', { type: 'DateTime' }),
      service: t.exposeString('service'),
      agency: t.field({ type: Agency, resolve: ({ agency }) => ('agencyId' in agency ? { id: agency.agencyId } : { label: agency.label }) }),
      worker: t.field({ type: Worker, nullable: true, resolve: ({ worker }) => worker }),
      type: t.exposeString('type', { nullable: true }),
      data: t.field({ type: 'JSON', nullable: true, resolve: ({ data }) => data }),
      redactions: t.expose('redactions', { type: [Redaction] }),
      reason: t.field({ type: LabelType, nullable: true, description: 'Why the line is redacted.', resolve: ({ reason }) => reason }),
    }),
  })
  const Timeline = builder.objectRef<TimelinePage>('Timeline').implement({
    fields: (t) => ({
      entries: t.expose('lines', { type: [Entry] }),
      total: t.exposeInt('total', { description: 'Of the lines that this person sees.' }),
      next: t.exposeString('next', { nullable: true }),
      stale: t.exposeBoolean('stale', { description: 'What minVersion asks for has not arrived everywhere yet.' }),
      incomplete: t.field({ type: LabelType, nullable: true, description: 'Said while a service is away.', resolve: ({ incomplete }) => incomplete }),
    }),
  })
  builder.queryField('timeline', (t) =>
    t.field({
      type: Timeline,
      nullable: true,
      description: 'What happened in a case, in the order of happening; `asOf` as it was recorded by then.',
      args: {
        caseId: t.arg.id({ required: true }),
        asOf: t.arg({ type: 'DateTime' }),
        first: t.arg.int({ defaultValue: 50 }),
        after: t.arg.string(),
        minVersion: t.arg.stringList(),
      },
      resolve: async (_, { caseId, asOf, first, after, minVersion }, context): Promise<TimelinePage> => {
        const asked = { caseId: String(caseId), asOf: asOf ?? undefined, minVersion: minVersion ?? undefined }
        const { lines, isIncomplete, stale } = await readTimeline(context, context.reads, asked)
        return { ...pageOf(lines, { first: first ?? 50, after }), total: lines.length, incomplete: isIncomplete ? incompleteLabel : undefined, stale }
      },
    }),
  )

  const TickType = builder.enumType('TimelineTick', {
    values: {
      CHANGED: { value: 'CHANGED', description: 'What you see of the case has changed: ask for the timeline again.' },
      RELOAD: { value: 'RELOAD', description: 'The stream ends; begin anew. A right may have been gained or lost.' },
    } as const,
  })
  builder.subscriptionType({})
  builder.subscriptionField('timelineChanged', (t) =>
    t.field({
      type: TickType,
      description: 'That something has changed in what you see of a case; not what, and not how much.',
      args: { caseId: t.arg.id({ required: true }) },
      subscribe: (_, { caseId }, context) => follow(context, String(caseId)),
      resolve: (tick: Tick) => tick,
    }),
  )
}
