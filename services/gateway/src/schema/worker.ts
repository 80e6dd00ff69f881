import type { Label } from '@titian/core'
import type { Builder } from './builder.ts'
import type { Shared } from './shared.ts'

export type WorkerSeen = { readonly userId: string } | { readonly label: Label }

/** Who did it: a user id within the own agency, a pseudonym for an auditor, else nobody. */
export const workerType = (builder: Builder, { Label: LabelType }: Shared) =>
  builder.objectRef<WorkerSeen>('Worker').implement({
    fields: (t) => ({
      userId: t.string({ nullable: true, resolve: (worker) => ('userId' in worker ? worker.userId : undefined) }),
      label: t.field({ type: LabelType, nullable: true, resolve: (worker) => ('label' in worker ? worker.label : undefined) }),
    }),
  })
