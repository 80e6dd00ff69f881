import type { Builder } from '../schema/builder.ts'
import type { DerivedCommand, JsonSchema } from './commands.ts'

/** More than this is a register (areas), not a choice. */
const LARGEST = 150

export const isChoice = ({ enum: values }: JsonSchema): boolean =>
  values !== undefined && values.length <= LARGEST && values.every((value) => typeof value === 'string')

export const pascal = (name: string): string =>
  name
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

/** A code as a GraphQL name: `shelter-location` → `shelter_location`. */
const valueName = (value: string): string => {
  const name = value.replace(/[^A-Za-z0-9_]/g, '_')
  return /^[0-9]/.test(name) || name === '' ? `_${name}` : name
}

export interface Enums {
  /** The enum of a field, made at first use. */
  refFor(command: string, field: string, schema: JsonSchema): ReturnType<Builder['enumType']>
}

/**
 * Code lists as GraphQL enums. A list that every field of that name uses is called after the field (`Urgency`); where fields of one name
 * have different lists, each is called after its command (`RequestReferralKind`).
 */
export function enums(builder: Builder, commands: readonly DerivedCommand[]): Enums {
  const lists = new Map<string, Set<string>>()
  for (const { input } of commands) note(input, '', lists)
  const made = new Map<string, ReturnType<Builder['enumType']>>()
  return {
    refFor(command, field, schema) {
      const shared = (lists.get(field)?.size ?? 0) <= 1
      const of = pascal(field).replace(/Code$/, '')
      const name = shared ? `${of}Code` : `${command}${of}Code`
      const key = `${name} ${listOf(schema)}`
      const found = made.get(key)
      if (found) return found
      const values = Object.fromEntries((schema.enum ?? []).map((value) => [valueName(String(value)), { value: String(value) }]))
      const ref = builder.enumType(made.has(name) ? `${name}2` : name, { values })
      made.set(key, ref)
      return ref
    },
  }
}

const listOf = (schema: JsonSchema): string => JSON.stringify(schema.enum)

function note(schema: JsonSchema, field: string, lists: Map<string, Set<string>>): void {
  if (isChoice(schema)) lists.set(field, (lists.get(field) ?? new Set()).add(listOf(schema)))
  for (const one of schema.anyOf ?? []) note(one, field, lists)
  if (schema.items) note(schema.items, field, lists)
  for (const [name, one] of Object.entries(schema.properties ?? {})) note(one, name, lists)
}
