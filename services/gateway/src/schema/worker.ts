import type { Label } from '@titian/core'
import { z } from 'zod'
import type { Builder } from './builder.ts'
import type { LabelType } from './label.ts'

const label = z.object({ id: z.string(), en: z.string() })
export const workerSchema = z.union([z.object({ userId: z.string() }), z.object({ label })])

export type WorkerSeen = { readonly userId: string } | { readonly label: Label }

/** Who did it: a user id within the own agency, a pseudonym for an auditor, else nobody. */
export const workerType = (builder: Builder, LabelRef: LabelType) =>
  builder.objectRef<WorkerSeen>('Worker').implement({
    description: 'Someone who works here: by user id within the own agency, by a pseudonym before an auditor.',
    fields: (t) => ({
      userId: t.string({ nullable: true, resolve: (worker) => ('userId' in worker ? worker.userId : undefined) }),
      label: t.field({ type: LabelRef, nullable: true, resolve: (worker) => ('label' in worker ? worker.label : undefined) }),
    }),
  })
