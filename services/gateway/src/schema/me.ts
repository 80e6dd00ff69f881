import type { Label } from '@titian/core'
import { agencyKinds, consentPurposes, posts } from '@titian/vocabulary'
import { z } from 'zod'
import { isPassing } from '../calls/problem.ts'
import type { Context } from '../context.ts'
import { zoneOfAgency } from './agency.ts'
import type { Builder } from './builder.ts'
import { colleaguesType, readColleagues } from './colleagues.ts'
import { incompleteLabel } from './incomplete.ts'
import type { Shared } from './shared.ts'
import { zoneNamed } from './when.ts'
import { wordOf } from './word.ts'

const meSchema = z.object({
  userId: z.string(),
  post: z.string(),
  unitId: z.string().nullish(),
  agencyId: z.string(),
  agencyKind: z.string(),
  purposes: z.array(z.string()).default([]),
  boards: z.array(z.string()).default([]),
  begins: z.array(z.string()).default([]),
})
type Me = z.output<typeof meSchema>

/** The gateway checks no token: each service says whose it is, and which of its own lists and beginnings are for that post. */
async function readMe({ reads }: Context, services: readonly string[]): Promise<Me & { readonly isIncomplete: boolean }> {
  const answers = await Promise.allSettled(services.map((service) => reads.ask({ service, path: '/me' })))
  const failed = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []))
  const refused = failed.find((reason) => !isPassing(reason))
  const [first, ...others] = answers.flatMap((one) => (one.status === 'fulfilled' ? [meSchema.parse(one.value)] : []))
  if (refused !== undefined || first === undefined) throw refused ?? failed[0]
  const all = [first, ...others]
  const joined = (of: (one: Me) => readonly string[]) => [...new Set(all.flatMap(of))].sort()
  return { ...first, boards: joined(({ boards }) => boards), begins: joined(({ begins }) => begins), isIncomplete: failed.length > 0 }
}

/** What is needed of the documents: the services that say who one is, and what people call a command. */
export interface MeSources {
  readonly services: readonly string[]
  readonly labels: ReadonlyMap<string, Label>
  /** The service that keeps the register of staff. */
  readonly register: string | undefined
}

/** `me`: who asks, in which post, and what of the product is for them. */
export function addMe(builder: Builder, shared: Shared, { services, labels, register }: MeSources): void {
  if (services.length === 0) return
  const { Agency, Label: LabelRef, Word, Zone } = shared
  const Colleagues = register === undefined ? undefined : colleaguesType(builder, shared)
  const MeType = builder.objectRef<Awaited<ReturnType<typeof readMe>>>('Me').implement({
    description: 'Who asks.',
    fields: (t) => ({
      userId: t.exposeString('userId'),
      post: t.field({ type: Word, resolve: ({ post }) => wordOf(post, posts.has(post) ? posts.label(post) : undefined) }),
      unitId: t.string({ nullable: true, resolve: ({ unitId }) => unitId }),
      agency: t.field({ type: Agency, resolve: ({ agencyId }) => ({ id: agencyId }) }),
      agencyKind: t.field({
        type: Word,
        resolve: ({ agencyKind: kind }) => wordOf(kind, agencyKinds.has(kind) ? agencyKinds.label(kind) : undefined),
      }),
      zone: t.field({
        type: Zone,
        description: "Of the agency's seat: for times to the minute.",
        resolve: async ({ agencyId }, _, context) => zoneNamed(await zoneOfAgency(agencyId, context)),
      }),
      purposes: t.field({
        type: [Word],
        description: 'What a look may be for, the usual one first.',
        resolve: ({ purposes }) => purposes.map((one) => wordOf(one, consentPurposes.has(one) ? consentPurposes.label(one) : undefined)),
      }),
      boards: t.exposeStringList('boards', { description: 'Lists that the post may ask for, by their names here.' }),
      begins: t.field({
        type: [Word],
        description: 'Commands that create something and that the post may give.',
        resolve: ({ begins }) => begins.map((one) => wordOf(one, labels.get(one))),
      }),
      ...(Colleagues &&
        register !== undefined && {
          colleagues: t.field({
            type: Colleagues,
            nullable: true,
            description: 'Who is at work in the own agency: whom one can name. Missing where the own register is elsewhere.',
            args: { post: t.arg.string({ description: 'Only those in this post.' }), first: t.arg.int({ defaultValue: 20 }), after: t.arg.string() },
            resolve: (_, asked, context) => readColleagues(context, register, asked),
          }),
        }),
      incomplete: t.field({
        type: LabelRef,
        nullable: true,
        description: 'Said while a service is away.',
        resolve: ({ isIncomplete }) => (isIncomplete ? incompleteLabel : null),
      }),
    }),
  })
  builder.queryField('me', (t) =>
    t.field({ type: MeType, nullable: true, description: 'Who asks, and what is for them.', resolve: (_, __, context) => readMe(context, services) }),
  )
}
