import type { Principal } from '@titian/access'
import type { AnyCommand, OccurredAt, Relation } from '@titian/core'

/** One command on its way in, from a person (`clear`: its personal values are readable) or from the system (they are sealed already). */
export interface Call {
  readonly command: AnyCommand
  /** The aggregate it is given to; left out where it creates one. */
  readonly id?: string
  readonly input: unknown
  readonly form: 'clear' | 'sealed'
  readonly principal: Principal
  readonly issuer: string
  /** The caller's own name for this command (UUID): the same key is the same command. */
  readonly key: string
  /** What the caller has seen: this stream at this version. */
  readonly expected?: { readonly stream: string; readonly version: number }
  readonly occurredAt?: OccurredAt
  readonly purpose: string
  readonly correlationId: string
  readonly causationId?: string
  readonly traceparent?: string
  /** Of what caused it: answers for a new record where no relation of the record says who does. */
  readonly ownerAgency?: string
}

export interface CommandAnswer {
  readonly id: string
  readonly stream: string
  readonly version: number
  readonly position: bigint
  /** False where it was so already, or was answered from the log. */
  readonly changed: boolean
  readonly caseId: string | undefined
  /** Relations to the case as they were when it was decided; the resource's own follow from its state. */
  readonly caseRelations: readonly Relation[]
  /** State after the command; undefined where a repeat is answered to someone who may no longer see it. */
  readonly state: unknown
}
