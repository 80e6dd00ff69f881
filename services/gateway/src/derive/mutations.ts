import { z } from 'zod'
import type { Problem } from '../calls/problem.ts'
import { problemIn } from '../calls/problem.ts'
import type { Context } from '../context.ts'
import type { Builder } from '../schema/builder.ts'
import type { Shared } from '../schema/shared.ts'
import { type DerivedCommand, mutationName } from './commands.ts'
import { enums } from './enums.ts'
import { inputOf, withoutNulls } from './inputs.ts'

const answerSchema = z.object({ id: z.string(), version: z.string(), changed: z.boolean(), state: z.unknown() })
type Done = z.output<typeof answerSchema>

/** One mutation per command of the services. What a service refuses, with whatever known code, is an answer and no error. */
export function addMutations(builder: Builder, shared: Shared, commands: readonly DerivedCommand[]): void {
  const codeLists = enums(builder, commands)
  const Rejected = rejectedType(builder, shared)
  builder.mutationType({ description: 'What one can do. Each is safe to repeat with its key.' })
  for (const command of commands) {
    const { name, doc, hasId } = command
    const Result = resultType(builder, name, Rejected)
    const input = inputOf(builder, codeLists, command)
    builder.mutationField(mutationName(name), (t) =>
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
          occurredAt: t.arg({ type: shared.OccurredAtInput, required: false, description: 'When it happened, where that was not now.' }),
          ...(input && { input: t.arg(input) }),
        },
        resolve: (_, args, context) => give(command, args as GivenArgs, context),
      }),
    )
  }
}

interface GivenArgs {
  readonly key: string
  readonly id?: string
  readonly expectedVersion?: string | null
  readonly minVersion?: readonly string[] | null
  readonly occurredAt?: unknown
  readonly input?: unknown
}

async function give(command: DerivedCommand, args: GivenArgs, { client }: Context): Promise<Done | Problem> {
  const { key, id, expectedVersion, minVersion, occurredAt, input } = args
  try {
    const answer = await client.ask({
      service: command.service,
      method: 'POST',
      path: command.path.replace('{id}', encodeURIComponent(id ?? '')),
      headers: { 'idempotency-key': key, 'if-match': expectedVersion ?? undefined, 'x-min-version': minVersion?.join(',') || undefined },
      body: { input: withoutNulls(input ?? {}, command.input), ...(occurredAt ? { occurredAt } : {}) },
    })
    return answerSchema.parse(answer)
  } catch (error) {
    const problem = problemIn(error)
    if (problem === undefined) throw error
    return problem
  }
}

function rejectedType(builder: Builder, { Label }: Shared) {
  const FieldProblem = builder.objectRef<NonNullable<Problem['errors']>[number]>('FieldProblem').implement({
    description: 'What is wrong with one field of an input.',
    fields: (t) => ({ path: t.exposeString('path'), code: t.exposeString('code'), message: t.expose('message', { type: Label }) }),
  })
  return builder.objectRef<Problem>('Rejected').implement({
    description: 'Understood and refused, or not possible now; with a stable code and a sentence for people.',
    fields: (t) => ({
      code: t.exposeString('code'),
      message: t.expose('message', { type: Label }),
      details: t.field({ type: 'JSON', nullable: true, resolve: ({ details }) => details }),
      errors: t.field({ type: [FieldProblem], resolve: ({ errors }) => errors ?? [] }),
    }),
  })
}

function resultType(builder: Builder, name: string, Rejected: ReturnType<typeof rejectedType>) {
  const DoneType = builder.objectRef<Done>(`${name}Done`).implement({
    fields: (t) => ({
      id: t.exposeID('id'),
      version: t.exposeString('version', { description: 'Opaque: for expectedVersion and minVersion of the same user.' }),
      changed: t.exposeBoolean('changed', { description: 'False where it was so already, or the key was used before.' }),
      state: t.field({
        type: 'JSON',
        nullable: true,
        description: 'The decided state, as far as the caller may see it.',
        resolve: ({ state }) => state,
      }),
    }),
  })
  return builder.unionType(`${name}Result`, {
    types: [DoneType, Rejected],
    resolveType: (value) => ('changed' in (value as object) ? DoneType : Rejected),
  })
}
