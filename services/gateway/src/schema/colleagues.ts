import { posts } from '@titian/vocabulary'
import { z } from 'zod'
import { isPassing, problemIn } from '../calls/problem.ts'
import type { Context } from '../context.ts'
import type { Builder } from './builder.ts'
import type { Shared } from './shared.ts'
import { wordOf } from './word.ts'

const pageSchema = z.object({
  items: z.array(z.object({ userId: z.string(), posts: z.array(z.string()), unitId: z.string().nullish() })),
  next: z.string().nullish(),
})
type Colleagues = z.output<typeof pageSchema>
type Colleague = Colleagues['items'][number]

interface Asked {
  readonly post?: string | null | undefined
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
}

/** A page of those at work in the asker's agency; null for a post that has no colleagues to name, or while the register is away. */
export async function readColleagues({ reads }: Context, service: string, { post, first, after }: Asked): Promise<Colleagues | null> {
  const query = { post: post ?? undefined, first: String(first ?? 20), after: after ?? undefined }
  const answer = await reads.ask({ service, path: '/colleagues', query }).catch((error: unknown) => {
    if (isPassing(error) || problemIn(error)?.code === 'FORBIDDEN') return null
    throw error
  })
  return answer === null ? null : pageSchema.parse(answer)
}

/** Staff as their own agency may read them: by user id, posts and unit. No name is on record. */
export function colleaguesType(builder: Builder, { Worker, Word }: Shared) {
  const ColleagueType = builder.objectRef<Colleague>('Colleague').implement({
    description: 'Someone at work in the own agency.',
    fields: (t) => ({
      worker: t.field({ type: Worker, resolve: ({ userId }) => ({ userId }) }),
      posts: t.field({ type: [Word], resolve: (one) => one.posts.map((post) => wordOf(post, posts.has(post) ? posts.label(post) : undefined)) }),
      unitId: t.string({ nullable: true, resolve: ({ unitId }) => unitId }),
    }),
  })
  return builder.objectRef<Colleagues>('Colleagues').implement({
    fields: (t) => ({
      items: t.expose('items', { type: [ColleagueType] }),
      next: t.exposeString('next', { nullable: true, description: 'For `after`; missing on the last page.' }),
    }),
  })
}
