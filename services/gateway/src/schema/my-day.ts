import type { Label } from '@titian/core'
import { z } from 'zod'
import { isPassing, problemIn } from '../calls/problem.ts'
import type { AgencyType } from './agency.ts'
import type { Builder } from './builder.ts'
import { incompleteLabel } from './incomplete.ts'
import type { Shared } from './shared.ts'

const taskSchema = z.object({
  taskId: z.string(),
  kind: z.string(),
  label: z.object({ id: z.string(), en: z.string() }),
  caseId: z.string().optional(),
  resourceId: z.string(),
  dueAt: z.string().optional(),
  since: z.string(),
  waitingOn: z.enum(['me', 'my-agency', 'other']),
  agencyId: z.string().optional(),
})
const answerSchema = z.object({ items: z.array(taskSchema), next: z.string().nullable() })

export type Task = z.output<typeof taskSchema> & { readonly service: string }

interface MyDay {
  readonly tasks: readonly Task[]
  readonly more: boolean
  readonly incomplete: Label | undefined
}

/** What is due first; what has no due time after that, the longest waiting first. */
export const inOrder = (tasks: readonly Task[]): readonly Task[] =>
  tasks.toSorted(
    (one, other) => compare(one.dueAt ?? '9', other.dueAt ?? '9') || compare(one.since, other.since) || compare(one.taskId, other.taskId),
  )

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)

/** `myDay`: due, overdue, and who waits on whom, of all services. */
export function addMyDay(builder: Builder, { Label: LabelType }: Shared, Agency: AgencyType, services: readonly string[]): void {
  const WaitingOn = builder.enumType('WaitingOn', {
    values: { ME: { value: 'me' }, MY_AGENCY: { value: 'my-agency' }, OTHER: { value: 'other' } } as const,
  })
  const TaskType = builder.objectRef<Task>('Task').implement({
    fields: (t) => ({
      id: t.exposeID('taskId'),
      service: t.exposeString('service'),
      kind: t.exposeString('kind'),
      label: t.expose('label', { type: LabelType }),
      caseId: t.exposeID('caseId', { nullable: true }),
      resourceId: t.exposeID('resourceId'),
      dueAt: t.expose('dueAt', { type: 'DateTime', nullable: true }),
      isOverdue: t.boolean({ resolve: ({ dueAt }, _, { clock }) => dueAt !== undefined && Date.parse(dueAt) <= clock.now().getTime() }),
      since: t.expose('since', { type: 'DateTime' }),
      waitingOn: t.expose('waitingOn', { type: WaitingOn }),
      agency: t.field({ type: Agency, nullable: true, resolve: ({ agencyId }) => (agencyId === undefined ? undefined : { id: agencyId }) }),
    }),
  })
  const MyDayType = builder.objectRef<MyDay>('MyDay').implement({
    fields: (t) => ({
      tasks: t.expose('tasks', { type: [TaskType] }),
      more: t.exposeBoolean('more', { description: 'There are more than a hundred in one of the services.' }),
      incomplete: t.field({ type: LabelType, nullable: true, resolve: ({ incomplete }) => incomplete }),
    }),
  })
  builder.queryField('myDay', (t) =>
    t.field({
      type: MyDayType,
      nullable: true,
      description: 'Today: what is overdue, what is due, who waits on whom.',
      args: { minVersion: t.arg.stringList() },
      resolve: async (_, { minVersion }, { reads }): Promise<MyDay> => {
        const headers = { 'x-min-version': minVersion?.join(',') || undefined }
        const asked = services.map((service) =>
          reads.ask({ service, path: '/my-tasks', query: { first: '100' }, headers }).then(
            (answer) => ({ service, ...answerSchema.parse(answer) }),
            (error: unknown) => {
              // A post that has no work in a service has none there today.
              if (problemIn(error)?.code === 'FORBIDDEN') return { service, items: [], next: null }
              if (isPassing(error)) return undefined
              throw error
            },
          ),
        )
        const answers = await Promise.all(asked)
        const there = answers.filter((one) => one !== undefined)
        return {
          tasks: inOrder(there.flatMap(({ service, items }) => items.map((item) => ({ ...item, service })))),
          more: there.some(({ next }) => next !== null),
          incomplete: there.length < services.length ? incompleteLabel : undefined,
        }
      },
    }),
  )
}
