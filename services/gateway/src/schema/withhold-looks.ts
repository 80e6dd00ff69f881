import { z } from 'zod'
import type { Builder } from './builder.ts'

const answerSchema = z.object({ withheld: z.literal(true) })

/** `withholdLooks`: asked of all services that keep looks, for the looks of one agency lie in each of them. Safe to repeat. */
export function addWithholdLooks(builder: Builder, services: readonly string[]): void {
  builder.mutationField('withholdLooks', (t) =>
    t.field({
      type: 'Boolean',
      nullable: true,
      description:
        'A supervisor keeps looks of the own agency at a case from others, by an article of law and to a day; an auditor is told of the day, the article and its end.',
      args: {
        caseId: t.arg.id({ required: true }),
        from: t.arg({ type: 'DateTime', required: true }),
        to: t.arg({ type: 'DateTime', required: true }),
        basis: t.arg.string({ required: true, description: 'Id of a rule of law.' }),
        until: t.arg({ type: 'DateTime', required: true }),
      },
      resolve: async (_, body, { client }) => {
        const asked = services.map((service) => client.ask({ service, method: 'POST', path: '/access-entries/withhold', body }))
        return (await Promise.all(asked)).every((answer) => answerSchema.parse(answer).withheld)
      },
    }),
  )
}
