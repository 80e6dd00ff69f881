import { parseCaseNumber } from '@titian/vocabulary'
import { z } from 'zod'
import { serviceProblem } from '../calls/problem.ts'
import type { Context } from '../context.ts'
import type { ResourceSeen } from '../resources/seen.ts'
import type { Builder } from './builder.ts'

const pageSchema = z.object({ items: z.array(z.object({ caseId: z.string() })) })

/** `findCase`: by the number that people write. What one may not know of is not found, like what does not exist. */
export function addFindCase(builder: Builder, service: string): void {
  builder.queryField('findCase', (t) =>
    t.field({
      type: 'Case' as never,
      nullable: true,
      description: 'A case by its number, however it is typed. Counted, hit and miss alike; missing where this person may not know of it.',
      args: { number: t.arg.string({ required: true }) },
      resolve: (async (_: unknown, { number }: { readonly number: string }, { reads, resources }: Context): Promise<ResourceSeen | null> => {
        const parsed = parseCaseNumber(number)
        if (!parsed.ok) throw serviceProblem({ status: 400, code: parsed.code, message: parsed.message })
        const answer = await reads.ask({ service, method: 'POST', path: '/cases/search', body: { caseNumber: parsed.caseNumber } })
        const [found] = pageSchema.parse(answer).items
        return found === undefined ? null : ((await resources.one(service, 'case', found.caseId, {})) ?? null)
      }) as never,
    }),
  )
}
