import { z } from 'zod'
import type { FieldGroup } from './field-group.ts'
import type { Label } from './label.ts'
import type { ReadersByCode, ReadersTable } from './readers.ts'
import type { OccurredAt } from './time.ts'

/** What an event says of itself, beyond its data. */
export interface EventAbout<Field extends string = string, Table = ReadersTable> {
  readonly label: Label
  /** Who may read the line in full. Default `case`. */
  readonly group?: FieldGroup
  /** What others read instead ("layanan kesehatan diberikan"). Without it the line is redacted with its reason. */
  readonly neutral?: Label
  /** Instead of the two above, where it hangs on a code in the data: an HIV test is read by others than a training. */
  readonly readers?: Table
  /** It puts right what an earlier line said: the last one of these types of the same resource, with the same value of `by` where that is said. */
  readonly corrects?: { readonly types: readonly string[]; readonly by?: Field }
  /** What leaves for other services: never personal data, sealed or not. `as` is the neutral public type where the type tells too much. */
  readonly publish?: { readonly as?: string; readonly fields: readonly Field[] }
  /** Pure steps from version n to n + 1, oldest first; the first one takes version 1. */
  readonly upcasters?: readonly ((data: Record<string, unknown>) => Record<string, unknown>)[]
}

export interface EventDefinition<Shape extends z.ZodRawShape = z.ZodRawShape> {
  readonly schemaVersion: number
  readonly schema: z.ZodObject<Shape>
  readonly about: EventAbout
}

export type Events = Readonly<Record<string, EventDefinition>>

export type DataOf<Definition> = Definition extends EventDefinition<infer Shape> ? z.output<z.ZodObject<Shape>> : never

/** An event as `decide` returns it. */
export type EventOf<E extends Events> = {
  [Type in Extract<keyof E, string>]: { readonly type: Type; readonly data: DataOf<E[Type]>; readonly occurredAt?: OccurredAt }
}[Extract<keyof E, string>]

/** Declares a fact: its version, its fields, and what it says of itself. Unknown fields are refused. */
export function event<Shape extends z.ZodRawShape>(
  schemaVersion: number,
  shape: Shape,
  about: EventAbout<Extract<keyof Shape, string>, ReadersByCode<Shape>>,
): EventDefinition<Shape> {
  return { schemaVersion, schema: z.strictObject(shape) as unknown as z.ZodObject<Shape>, about: about as EventAbout }
}

/** Brings stored data to the version that the code knows. A newer version than the code's is refused by the caller. */
export function upcast(definition: EventDefinition, storedVersion: number, data: unknown): unknown {
  const steps = definition.about.upcasters ?? []
  return steps.slice(storedVersion - 1).reduce<unknown>((older, step) => step(older as Record<string, unknown>), data)
}
