import type { Line } from '../timeline/merge.ts'
import { readTimeline } from '../timeline/read-timeline.ts'
import type { Builder } from './builder.ts'
import type { SightType } from './entry.ts'
import type { Shared } from './shared.ts'

/** `rails`: where the lines of a timeline lie in time, without what they say. The same lines that its timeline has. */
export function addRails(builder: Builder, { RecordedAt }: Shared, Sight: SightType): void {
  const Rail = builder.objectRef<Line>('Rail').implement({
    description: 'Where one line lies in time: when it was, at the earliest and at the latest, and when it was recorded.',
    fields: (t) => ({
      from: t.field({ type: 'DateTime', resolve: ({ occurredAt }) => occurredAt.from }),
      to: t.field({ type: 'DateTime', resolve: ({ occurredAt }) => occurredAt.to }),
      recordedAt: t.expose('recordedAt', { type: RecordedAt }),
      service: t.exposeString('service'),
      sight: t.expose('sight', { type: Sight }),
    }),
  })
  builder.queryField('rails', (t) =>
    t.field({
      type: [Rail],
      description: 'All lines of a case that this person sees, without content; in the order of the timeline.',
      args: { caseId: t.arg.id({ required: true }), asOf: t.arg({ type: 'DateTime' }) },
      resolve: async (_, { caseId, asOf }, context) =>
        (await readTimeline(context, context.reads, { caseId: String(caseId), asOf: asOf ?? undefined })).lines,
    }),
  )
}
