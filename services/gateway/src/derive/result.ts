import type { Problem } from '../calls/problem.ts'
import type { ResourceSeen } from '../resources/seen.ts'
import type { Builder } from '../schema/builder.ts'
import type { Shared } from '../schema/shared.ts'
import type { ResourceInterface } from './resource-types.ts'

/** What was done. */
export interface Done {
  readonly id: string
  readonly version: string
  readonly changed: boolean
  readonly receipt?: string | undefined
  readonly state: ResourceSeen | undefined
}

/** One type for what was done and one for what was refused, the same for every command. */
export function resultType(builder: Builder, { Label }: Shared, Resource: ResourceInterface) {
  const DoneType = builder.objectRef<Done>('Done').implement({
    description: 'It was done, now or before.',
    fields: (t) => ({
      id: t.exposeID('id'),
      version: t.exposeString('version', { description: 'Opaque: for expectedVersion and minVersion of the same user.' }),
      changed: t.exposeBoolean('changed', { description: 'False where it was so already, or the key was used before.' }),
      receipt: t.exposeString('receipt', {
        nullable: true,
        description: 'What only whoever gave it is told: the return code of a report from the public door, to ask with later.',
      }),
      state: t.field({
        type: Resource,
        nullable: true,
        description: 'The decided state, as far as the caller may see it.',
        resolve: ({ state }) => state ?? null,
      }),
    }),
  })
  const Rejected = rejectedType(builder, Label)
  return builder.unionType('Result', {
    types: [DoneType, Rejected],
    resolveType: (value) => ('changed' in (value as object) ? DoneType : Rejected),
  })
}

function rejectedType(builder: Builder, LabelRef: Shared['Label']) {
  const FieldProblem = builder.objectRef<NonNullable<Problem['errors']>[number]>('FieldProblem').implement({
    description: 'What is wrong with one field of an input.',
    fields: (t) => ({ path: t.exposeString('path'), code: t.exposeString('code'), message: t.expose('message', { type: LabelRef }) }),
  })
  const Detail = builder.objectRef<readonly [name: string, value: unknown]>('RejectedDetail').implement({
    description: 'For programs: what a code speaks of. The message says it to people.',
    fields: (t) => ({
      name: t.string({ resolve: ([name]) => name }),
      value: t.string({ resolve: ([, value]) => (typeof value === 'string' ? value : JSON.stringify(value)) }),
    }),
  })
  return builder.objectRef<Problem>('Rejected').implement({
    description: 'Understood and refused, or not possible now; with a stable code and a sentence for people.',
    fields: (t) => ({
      code: t.exposeString('code'),
      message: t.expose('message', { type: LabelRef }),
      details: t.field({ type: [Detail], resolve: ({ details = {} }) => Object.entries(details) }),
      errors: t.field({ type: [FieldProblem], resolve: ({ errors }) => errors ?? [] }),
    }),
  })
}
