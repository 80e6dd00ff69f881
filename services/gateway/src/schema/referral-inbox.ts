import { z } from 'zod'
import type { AgencyType } from './agency.ts'
import type { Builder } from './builder.ts'
import type { Shared } from './shared.ts'

const itemSchema = z.object({
  referralId: z.string(),
  caseId: z.string(),
  standing: z.string(),
  dueAt: z.string().nullish(),
  requestedAt: z.string(),
  urgency: z.string(),
  kind: z.string(),
  service: z.string(),
  senderAgencyId: z.string().nullish(),
  reason: z.string().nullish(),
  redactions: z.array(z.object({ path: z.string(), group: z.string().nullable().default(null), reason: z.string() })).default([]),
})
const pageSchema = z.object({ items: z.array(itemSchema), next: z.string().nullable(), stale: z.boolean().default(false) })

/** `referralInbox`: what the asker's agency was asked and has not answered. */
export function addReferralInbox(builder: Builder, { Redaction }: Shared, Agency: AgencyType): void {
  const Item = builder.objectRef<z.output<typeof itemSchema>>('InboxReferral').implement({
    fields: (t) => ({
      id: t.exposeID('referralId'),
      caseId: t.exposeID('caseId'),
      standing: t.exposeString('standing', { description: 'new, due, overdue or escalated.' }),
      dueAt: t.expose('dueAt', { type: 'DateTime', nullable: true }),
      requestedAt: t.expose('requestedAt', { type: 'DateTime' }),
      urgency: t.exposeString('urgency'),
      kind: t.exposeString('kind'),
      service: t.exposeString('service'),
      sender: t.field({ type: Agency, nullable: true, resolve: ({ senderAgencyId }) => (senderAgencyId ? { id: senderAgencyId } : undefined) }),
      reason: t.exposeString('reason', { nullable: true }),
      redactions: t.expose('redactions', { type: [Redaction] }),
    }),
  })
  const Page = builder.objectRef<z.output<typeof pageSchema>>('ReferralInbox').implement({
    fields: (t) => ({
      items: t.expose('items', { type: [Item] }),
      next: t.exposeString('next', { nullable: true }),
      stale: t.exposeBoolean('stale'),
    }),
  })
  builder.queryField('referralInbox', (t) =>
    t.field({
      type: Page,
      nullable: true,
      description: 'Referrals that wait for the answer of your agency, the most urgent first.',
      args: { standing: t.arg.string(), first: t.arg.int({ defaultValue: 20 }), after: t.arg.string(), minVersion: t.arg.stringList() },
      resolve: async (_, { standing, first, after, minVersion }, { reads }) =>
        pageSchema.parse(
          await reads.ask({
            service: 'referral',
            path: '/inbox',
            query: { standing: standing ?? undefined, first: String(first), after: after ?? undefined },
            headers: { 'x-min-version': minVersion?.join(',') || undefined },
          }),
        ),
    }),
  )
}
