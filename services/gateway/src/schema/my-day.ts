import type { Label } from '@titian/core'
import { z } from 'zod'
import { isPassing } from '../calls/problem.ts'
import type { Context } from '../context.ts'
import { isOverdue, readDay, type Standing, standingOf, type Task } from '../day/tasks.ts'
import { pageBy } from '../paging/page-by.ts'
import type { Builder } from './builder.ts'
import { incompleteLabel } from './incomplete.ts'
import type { Shared } from './shared.ts'
import { type Word, wordOf } from './word.ts'

interface MyDay {
  readonly items: readonly Task[]
  readonly next: string | null
  readonly more: boolean
  readonly incomplete: Label | undefined
}

/** What is needed of the documents: which services have tasks, which one keeps the cases, and what people call a command. */
export interface DaySources {
  readonly services: readonly string[]
  readonly keeper: string | undefined
  readonly commandLabels: ReadonlyMap<string, Label>
}

const cursorOf = ({ service, taskId }: Task): string => Buffer.from(`${service}/${taskId}`).toString('base64url')

const numbered = z.object({ caseNumber: z.string().nullish() })

/** What a case is called is asked of the one who keeps it, as any other look at the case: whoever was only asked to help reads no number. */
async function numberOf(caseId: string, keeper: string, { resources }: Context): Promise<string | null> {
  try {
    return numbered.parse((await resources.one(keeper, 'case', caseId, {}))?.value ?? {}).caseNumber ?? null
  } catch (error) {
    if (isPassing(error)) return null
    throw error
  }
}

/** `myDay`: due, overdue, and who waits on whom, of all services. */
export function addMyDay(
  builder: Builder,
  { Agency, Label: LabelType, Word: WordType }: Shared,
  { services, keeper, commandLabels }: DaySources,
): void {
  const WaitingOn = builder.enumType('WaitingOn', {
    values: { ME: { value: 'me' }, MY_AGENCY: { value: 'my-agency' }, OTHER: { value: 'other' } } as const,
  })
  const StandingType = builder.enumType('TaskStanding', {
    values: {
      OVERDUE: { value: 'overdue', description: 'Yours or your agency’s, and late.' },
      DUE: { value: 'due', description: 'Yours or your agency’s, and not late.' },
      WAITING: { value: 'waiting', description: 'Another’s turn.' },
    } as const,
  })
  const TaskType = builder.objectRef<Task>('Task').implement({
    fields: (t) => ({
      id: t.exposeID('taskId'),
      service: t.exposeString('service'),
      kind: t.exposeString('kind'),
      label: t.expose('label', { type: LabelType }),
      caseId: t.id({ nullable: true, resolve: ({ caseId }) => caseId }),
      caseNumber: t.string({
        nullable: true,
        description: 'Missing where this person may not know of the case yet.',
        resolve: ({ caseNumber, caseId }, _, context) => caseNumber ?? (caseId && keeper ? numberOf(caseId, keeper, context) : null),
      }),
      resourceId: t.exposeID('resourceId'),
      command: t.field({
        type: WordType,
        nullable: true,
        description: 'The command that does it, given on `resourceId`.',
        resolve: ({ command }): Word | null => (command ? wordOf(command, commandLabels.get(command)) : null),
      }),
      dueAt: t.field({ type: 'DateTime', nullable: true, resolve: ({ dueAt }) => dueAt }),
      isOverdue: t.boolean({ resolve: (task, _, { clock }) => isOverdue(task, clock.now()) }),
      standing: t.field({ type: StandingType, resolve: (task, _, { clock }) => standingOf(task, clock.now()) }),
      immediateDanger: t.boolean({ resolve: ({ immediateDanger }) => immediateDanger ?? false }),
      child: t.boolean({ resolve: ({ child }) => child ?? false }),
      since: t.expose('since', { type: 'DateTime' }),
      waitingOn: t.expose('waitingOn', { type: WaitingOn }),
      agency: t.field({ type: Agency, nullable: true, resolve: ({ agencyId }) => (agencyId ? { id: agencyId } : null) }),
    }),
  })
  const MyDayType = builder.objectRef<MyDay>('MyDay').implement({
    fields: (t) => ({
      items: t.expose('items', { type: [TaskType] }),
      next: t.exposeString('next', { nullable: true, description: 'For `after`; missing on the last page.' }),
      more: t.exposeBoolean('more', { description: 'A service has more than a thousand; those are not in the list.' }),
      incomplete: t.field({ type: LabelType, nullable: true, description: 'Said while a service is away.', resolve: ({ incomplete }) => incomplete }),
    }),
  })
  builder.queryField('myDay', (t) =>
    t.field({
      type: MyDayType,
      nullable: true,
      description: 'Today: what is overdue, what is due, who waits on whom; danger and children first, then what is due first.',
      args: {
        standing: t.arg({ type: [StandingType], description: 'Only these; all where nothing is said.' }),
        service: t.arg.string({ description: 'Only of this service.' }),
        first: t.arg.int({ defaultValue: 20 }),
        after: t.arg.string(),
        minVersion: t.arg.stringList(),
      },
      resolve: async (_, { standing, service, first, after, minVersion }, context): Promise<MyDay> => {
        const asked = services.filter((one) => !service || one === service)
        const { tasks, more, isIncomplete } = await readDay(context, asked, minVersion ?? undefined)
        const now = context.clock.now()
        const wanted = tasks.filter((task) => !standing || (standing as readonly Standing[]).includes(standingOf(task, now)))
        const page = pageBy(wanted, cursorOf, { first: first ?? 20, after })
        return { ...page, more, incomplete: isIncomplete ? incompleteLabel : undefined }
      },
    }),
  )
}
