import { z } from 'zod'
import { idInPath, keyOfCommand } from '../calls/asked.ts'
import { type Problem, problemIn } from '../calls/problem.ts'
import type { Context } from '../context.ts'
import { type ResourceSeen, seenAfter } from '../resources/seen.ts'
import type { DerivedCommand } from './commands.ts'
import { asParam, deriveInput, type InputMaker, withoutNulls } from './inputs.ts'
import { camel } from './names.ts'
import type { ResourceInterface } from './resource-types.ts'
import { type Done, resultType } from './result.ts'

const answerSchema = z.object({ id: z.string(), version: z.string(), changed: z.boolean(), receipt: z.string().optional(), state: z.unknown() })

/** One mutation per command of the services. What a service refuses, with whatever known code, is an answer and no error. */
export function addMutations(maker: InputMaker, Resource: ResourceInterface, isKnown: IsKnown, commands: readonly DerivedCommand[]): void {
  const { builder, shared } = maker
  const Result = resultType(builder, shared, Resource)
  builder.mutationType({ description: 'What one can do. Each is safe to repeat with its key.' })
  for (const command of commands) {
    const { name, doc, hasId } = command
    const input = inputOf(maker, command)
    builder.mutationField(camel(name), (t) =>
      t.field({
        type: Result,
        description: doc,
        args: {
          key: t.arg({ type: 'ID', required: true, description: 'A UUID made on the device: the same key is the same command.' }),
          ...(hasId && { id: t.arg({ type: 'ID', required: true }) }),
          expectedVersion: t.arg({
            type: 'String',
            required: false,
            description: 'Version that the caller has seen; refused with STALE_VERSION where it changed since.',
          }),
          minVersion: t.arg({ type: ['String'], required: false, description: 'Versions that the service must have seen first.' }),
          occurredAt: t.arg({ type: shared.VagueDateInput, required: false, description: 'When it happened, where that was not now.' }),
          ...(input && { input: t.arg(input) }),
        },
        resolve: (_, args, context) => give(command, args as GivenArgs, context, isKnown),
      }),
    )
  }
}

type IsKnown = (seen: ResourceSeen) => boolean

interface GivenArgs {
  readonly key: string
  readonly id?: string
  readonly expectedVersion?: string | null
  readonly minVersion?: readonly string[] | null
  readonly occurredAt?: unknown
  readonly input?: unknown
}

async function give(command: DerivedCommand, args: GivenArgs, { client }: Context, isKnown: IsKnown): Promise<Done | Problem> {
  const { key, id, expectedVersion, minVersion, occurredAt, input } = args
  try {
    const answer = await client.ask({
      service: command.service,
      method: 'POST',
      path: command.hasId ? command.path.replace('{id}', idInPath(id)) : command.path,
      headers: {
        'idempotency-key': keyOfCommand(key),
        'if-match': expectedVersion ?? undefined,
        'x-min-version': minVersion?.join(',') || undefined,
      },
      body: { input: withoutNulls(input ?? {}, command.input), ...(occurredAt ? { occurredAt } : {}) },
    })
    const { state, ...done } = answerSchema.parse(answer)
    const seen = seenAfter(state, done.version)
    return { ...done, state: seen && isKnown(seen) ? seen : undefined }
  } catch (error) {
    const problem = problemIn(error)
    if (problem === undefined) throw error
    return problem
  }
}

/** The input of a command; undefined where it has no fields. */
const inputOf = (maker: InputMaker, { name, input }: DerivedCommand): { readonly type: 'JSON'; readonly required: boolean } | undefined =>
  Object.keys(input.properties ?? {}).length === 0
    ? undefined
    : { type: asParam(deriveInput(maker, name, input)), required: (input.required ?? []).length > 0 }
