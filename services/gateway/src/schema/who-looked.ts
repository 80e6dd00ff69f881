import type { Label } from '@titian/core'
import { z } from 'zod'
import type { AgencyType } from './agency.ts'
import type { Builder } from './builder.ts'
import type { WorkerSeen, workerType } from './worker.ts'

const label = z.object({ id: z.string(), en: z.string() })
const seenSchema = z.object({
  at: z.string(),
  agency: z.union([z.object({ agencyId: z.string() }), z.object({ label })]),
  worker: z.union([z.object({ userId: z.string() }), z.object({ label })]).optional(),
  post: z.string().optional(),
  purpose: z.string(),
  action: z.string(),
  outcome: z.string(),
  fieldGroups: z.array(z.string()),
  correlationId: z.string(),
})
const withheldSchema = z.object({ at: z.string(), withheld: z.literal(true) })
const answerSchema = z.object({ looks: z.array(z.union([withheldSchema, seenSchema])) })
type ServiceLook = z.output<typeof answerSchema>['looks'][number]

/** One look of one person, whatever services took part in its answer. */
export interface Look {
  readonly at: string
  readonly withheld: boolean
  readonly agency?: { readonly agencyId: string } | { readonly label: Label }
  readonly worker?: WorkerSeen | undefined
  readonly post?: string | undefined
  readonly purpose?: string
  readonly actions: readonly string[]
  readonly outcome?: string
  readonly fieldGroups: readonly string[]
}

/** Answers of one request are one look, at its earliest time; days on which looks are withheld are said once. Latest first. */
export function mergeLooks(looks: readonly ServiceLook[]): readonly Look[] {
  const merged = new Map<string, Look>()
  for (const look of looks) {
    const key = 'withheld' in look ? `withheld ${look.at}` : look.correlationId
    merged.set(key, join(merged.get(key), look))
  }
  return [...merged.values()].sort((one, other) => (one.at > other.at ? -1 : one.at < other.at ? 1 : 0))
}

function join(before: Look | undefined, look: ServiceLook): Look {
  if ('withheld' in look) return { at: look.at, withheld: true, actions: [], fieldGroups: [] }
  const { agency, worker, post, purpose, action, outcome, fieldGroups, at } = look
  const union = (some: readonly string[] = [], others: readonly string[]) => [...new Set([...some, ...others])].sort()
  return {
    withheld: false,
    agency,
    worker,
    post,
    purpose,
    at: before !== undefined && before.at < at ? before.at : at,
    actions: union(before?.actions, [action]),
    // Whoever was shown something by one service has seen something, whatever another one said.
    outcome: before?.outcome === 'permitted' ? 'permitted' : outcome,
    fieldGroups: union(before?.fieldGroups, fieldGroups),
  }
}

/** `whoLooked`: refused while a service is away, for a list that may lack someone is worse than none. */
export function addWhoLooked(builder: Builder, Agency: AgencyType, Worker: ReturnType<typeof workerType>): void {
  const LookType = builder.objectRef<Look>('Look').implement({
    description: 'That someone looked at a case.',
    fields: (t) => ({
      at: t.expose('at', { type: 'DateTime' }),
      withheld: t.exposeBoolean('withheld', { description: 'On this day there was a look that is not shown.' }),
      agency: t.field({
        type: Agency,
        nullable: true,
        resolve: ({ agency }) => agency && ('agencyId' in agency ? { id: agency.agencyId } : { label: agency.label }),
      }),
      worker: t.field({ type: Worker, nullable: true, resolve: ({ worker }) => worker }),
      post: t.exposeString('post', { nullable: true }),
      purpose: t.exposeString('purpose', { nullable: true }),
      actions: t.exposeStringList('actions'),
      outcome: t.exposeString('outcome', { nullable: true }),
      fieldGroups: t.exposeStringList('fieldGroups'),
    }),
  })
  builder.queryField('whoLooked', (t) =>
    t.field({
      type: [LookType],
      nullable: true,
      description: 'Who looked at a case, as far as you may know. Your own look is in it.',
      args: { caseId: t.arg.id({ required: true }) },
      resolve: async (_, { caseId }, { reads, services }) => {
        const answers = await Promise.all(
          services.map((service) => reads.ask({ service, path: '/access-entries', query: { caseId: String(caseId) } })),
        )
        return mergeLooks(answers.flatMap((answer) => answerSchema.parse(answer).looks))
      },
    }),
  )
}
