import { z } from 'zod'
import { isPassing, problemIn } from '../calls/problem.ts'
import type { Context } from '../context.ts'
import { compare } from '../paging/compare.ts'

const taskSchema = z.object({
  taskId: z.string(),
  kind: z.string(),
  label: z.object({ id: z.string(), en: z.string() }),
  caseId: z.string().nullish(),
  caseNumber: z.string().nullish(),
  resourceId: z.string(),
  /** Name of the command that does it. */
  command: z.string().nullish(),
  dueAt: z.string().nullish(),
  since: z.string(),
  waitingOn: z.enum(['me', 'my-agency', 'other']),
  agencyId: z.string().nullish(),
  /** Someone is in danger now; a child is concerned. */
  immediateDanger: z.boolean().nullish(),
  child: z.boolean().nullish(),
})
const answerSchema = z.object({ items: z.array(taskSchema), next: z.string().nullish() })

export type Task = z.output<typeof taskSchema> & { readonly service: string }

/** Where a task stands: late, to be done, or another's turn. What waits on others is theirs to do, late or not. */
export type Standing = 'overdue' | 'due' | 'waiting'

export const isOverdue = ({ dueAt }: Pick<Task, 'dueAt'>, now: Date): boolean => Boolean(dueAt) && Date.parse(dueAt ?? '') <= now.getTime()

export const standingOf = (task: Pick<Task, 'dueAt' | 'waitingOn'>, now: Date): Standing =>
  task.waitingOn === 'other' ? 'waiting' : isOverdue(task, now) ? 'overdue' : 'due'

/** Danger first, then a child; then what is due first, and what has no due time after that, the longest waiting first. */
export const inOrder = (tasks: readonly Task[]): readonly Task[] =>
  tasks.toSorted(
    (one, other) =>
      urgencyOf(one) - urgencyOf(other) ||
      compare(one.dueAt ?? '9', other.dueAt ?? '9') ||
      compare(one.since, other.since) ||
      compare(one.taskId, other.taskId),
  )

/** In danger and a child, in danger, a child, any other: as the services order their own. */
const urgencyOf = ({ immediateDanger, child }: Task): number => (immediateDanger ? 0 : 2) + (child ? 0 : 1)

const PAGE = '100'
/** Of 100 each: a thousand open tasks of one person in one service are no day's work, and an answer must end. */
const MOST_PAGES = 10

export interface Day {
  readonly tasks: readonly Task[]
  /** A service has more than is asked of it. */
  readonly more: boolean
  readonly isIncomplete: boolean
}

/** All open tasks of the asker, of all services that have any, the most urgent first. */
export async function readDay(context: Context, services: readonly string[], minVersion: readonly string[] | undefined): Promise<Day> {
  const answers = await Promise.all(services.map((service) => tasksOf(context, service, minVersion)))
  const there = answers.filter((one) => one !== undefined)
  return {
    tasks: inOrder(there.flatMap(({ tasks }) => tasks)),
    more: there.some(({ more }) => more),
    isIncomplete: there.length < services.length,
  }
}

async function tasksOf({ reads }: Context, service: string, minVersion: readonly string[] | undefined) {
  const headers = { 'x-min-version': minVersion?.join(',') || undefined }
  const tasks: Task[] = []
  let after: string | null | undefined
  try {
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = { first: PAGE, after: after ?? undefined }
      const { items, next } = answerSchema.parse(await reads.ask({ service, path: '/my-tasks', query, headers }))
      tasks.push(...items.map((item) => ({ ...item, service })))
      after = next
      if (!next) break
    }
    return { tasks, more: Boolean(after) }
  } catch (error) {
    // A post that has no work in a service has none there today.
    if (problemIn(error)?.code === 'FORBIDDEN') return { tasks: [], more: false }
    if (isPassing(error)) return undefined
    throw error
  }
}
