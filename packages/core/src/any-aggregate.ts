import type { z } from 'zod'
import type { RecordedEvent } from './envelope.ts'
import type { Events } from './event.ts'
import type { FieldGroup } from './field-group.ts'
import type { Label } from './label.ts'
import type { Relation } from './relation.ts'

/** An aggregate with its types forgotten: what the kit works with. */
export interface AnyAggregate {
  readonly name: string
  readonly label?: Label
  readonly plural: string
  readonly events: Events
  readonly initialState: unknown
  readonly internal?: true
  readonly caseId?: (state: never, id: string) => string | undefined
  readonly personIds?: (state: never) => readonly string[]
  readonly relations?: (state: never, id: string) => readonly Relation[]
  readonly relationsStay?: true
  readonly isOpen?: (state: never) => boolean
  readonly presents?: z.ZodObject
  readonly present?: (state: never, id: string) => Readonly<Record<string, unknown>>
  readonly guards?: Readonly<Record<string, FieldGroup>>
  readonly ofCase?: string
  readonly onePerCase?: true
  fold(events: Iterable<RecordedEvent>, from?: never): unknown
  streamOf(service: string, id: string): string
}
