import { z } from 'zod'
import { isPassing, problemIn } from '../calls/problem.ts'
import type { Context } from '../context.ts'

const label = z.object({ id: z.string(), en: z.string() })
const commandSchema = z.object({
  name: z.string(),
  label,
  target: z.string().nullish(),
  targetLabel: label.nullish(),
  version: z.string().nullish(),
  usual: z.boolean().default(false),
  now: z.boolean(),
  whyNot: label.nullish(),
  given: z.array(z.object({ path: z.string(), value: z.string() })).default([]),
})
const answerSchema = z.object({ commands: z.array(commandSchema), stale: z.boolean().default(false) })

/** Something that a person has the right to do, and the form to do it with. */
export type AvailableCommand = z.output<typeof commandSchema> & { readonly form: string }

export interface Available {
  readonly commands: readonly AvailableCommand[]
  /** A service is away. Said in the same words whether it had something or not. */
  readonly isIncomplete: boolean
  readonly stale: boolean
}

export interface AskedAvailable {
  readonly on?: string | undefined
  /** The aggregate that `on` is an id of; an id alone does not tell, and asking for each would tell which services know it. */
  readonly of: string
  readonly minVersion?: readonly string[] | undefined
}

/** Asks every service, always all of them and with one time limit. A command of which there is no form here is not offered. */
export async function readAvailable({ reads, services, files }: Context, { on, of, minVersion }: AskedAvailable): Promise<Available> {
  const id = on?.toLowerCase()
  const body = id === undefined ? {} : of === 'case' ? { caseId: id } : { resource: { aggregate: of, id } }
  const headers = { 'x-min-version': minVersion?.join(',') || undefined }
  const asked = services.map(async (service) => answerSchema.parse(await reads.ask({ service, method: 'POST', path: '/available', body, headers })))
  const answers = await Promise.all(asked.map((one) => one.catch(whereThereIsNothing)))
  const there = answers.filter((one) => one !== undefined)
  return {
    commands: there.flatMap(({ commands }) => commands.flatMap((one) => withForm(one, files.form(one.name)))),
    isIncomplete: there.length < services.length,
    stale: there.some(({ stale }) => stale),
  }
}

const withForm = (command: z.output<typeof commandSchema>, form: string | undefined): AvailableCommand[] =>
  form === undefined ? [] : [{ ...command, form }]

/** What a service does not have, and where a post has no part, there is nothing to do; undefined where it may be otherwise in a moment. */
function whereThereIsNothing(error: unknown): z.output<typeof answerSchema> | undefined {
  if (['FORBIDDEN', 'NOT_FOUND', 'METHOD_UNKNOWN'].includes(problemIn(error)?.code ?? '')) return { commands: [], stale: false }
  if (isPassing(error)) return undefined
  throw error
}
