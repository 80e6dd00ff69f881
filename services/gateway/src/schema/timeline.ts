import type { Label } from '@titian/core'
import { follow, type Tick } from '../timeline/follow.ts'
import { pageOf } from '../timeline/pages.ts'
import { readTimeline } from '../timeline/read-timeline.ts'
import type { Builder } from './builder.ts'
import type { entryType, LineSeen } from './entry.ts'
import { incompleteLabel } from './incomplete.ts'
import type { Shared } from './shared.ts'

interface TimelinePage {
  readonly lines: readonly LineSeen[]
  readonly next: string | null
  readonly total: number
  readonly incomplete: Label | undefined
  readonly stale: boolean
}

/** `timeline` and `timelineChanged`: the shared timeline of a case, as this one person may read it. */
export function addTimeline(builder: Builder, { Label: LabelType }: Shared, Entry: ReturnType<typeof entryType>): void {
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
        const scope = { asOf: asOf ?? undefined, minVersion: minVersion ?? undefined }
        const { lines, isIncomplete, stale } = await context.resources.holdUntil(
          readTimeline(context, context.reads, { caseId: String(caseId), ...scope }),
        )
        const page = pageOf(lines, { first: first ?? 50, after }, isIncomplete)
        return {
          lines: page.lines.map((line) => ({ ...line, scope })),
          next: page.next,
          total: lines.length,
          incomplete: isIncomplete ? incompleteLabel : undefined,
          stale,
        }
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
