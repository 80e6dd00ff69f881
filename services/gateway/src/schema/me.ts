import { agencyKinds, consentPurposes, posts } from '@titian/vocabulary'
import { z } from 'zod'
import type { Context } from '../context.ts'
import type { Builder } from './builder.ts'
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
  zone: z.string().nullish(),
  boards: z.array(z.string()).default([]),
})
type Me = z.output<typeof meSchema>

/** The gateway checks no token: referral, which has the directory, says whose it is and what its holder may do. */
const readMe = async ({ reads }: Context): Promise<Me> => meSchema.parse(await reads.ask({ service: 'referral', path: '/me' }))

/** `me`: who asks, in which post, and what of the product is for them. */
export function addMe(builder: Builder, { Agency, Word, Zone }: Shared): void {
  const MeType = builder.objectRef<Me>('Me').implement({
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
      zone: t.field({ type: Zone, description: 'Of the agency: for times to the minute.', resolve: ({ zone }) => zoneNamed(zone) }),
      purposes: t.field({
        type: [Word],
        description: 'What a look may be for, the usual one first.',
        resolve: ({ purposes }) => purposes.map((one) => wordOf(one, consentPurposes.has(one) ? consentPurposes.label(one) : undefined)),
      }),
      boards: t.exposeStringList('boards', { description: 'Boards that the post has a use for.' }),
    }),
  })
  builder.queryField('me', (t) =>
    t.field({ type: MeType, nullable: true, description: 'Who asks, and what is for them.', resolve: (_, __, context) => readMe(context) }),
  )
}
