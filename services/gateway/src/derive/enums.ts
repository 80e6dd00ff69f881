import type { Builder } from '../schema/builder.ts'
import type { JsonSchema } from './json-schema.ts'
import { pascal, valueName } from './names.ts'

/** More than this is a register (areas), not a choice. */
const LARGEST = 150

export const isChoice = ({ enum: values }: JsonSchema): boolean =>
  values !== undefined && values.length <= LARGEST && values.every((value) => typeof value === 'string')

export interface Enums {
  /** The enum of a field, made at first use. `owner`: the command, query or type in which the field stands, with the path to it. */
  refFor(owner: string, schema: JsonSchema): EnumRef
}

export type EnumRef = ReturnType<Builder['enumType']>

/**
 * Code lists as GraphQL enums. A list is called by its own name (`agency-kind` → `AgencyKind`) wherever it is used; one without a name after the
 * place where it stands (`RequestReferralKind`). Neither depends on what stands in other documents, so no neighbour can change it.
 *
 * @throws Error where two lists of one name have other codes, or two codes one name.
 */
export function enums(builder: Builder): Enums {
  const made = new Map<string, { readonly codes: string; readonly ref: EnumRef }>()
  return {
    refFor(owner, { title, enum: values = [] }) {
      const name = title === undefined ? owner : pascal(title)
      const codes = values.map(String).sort()
      const found = made.get(name)
      if (found && found.codes !== codes.join(' ')) throw new Error(`Two code lists are called ${name}, with other codes: ${found.codes} | ${codes}`)
      if (found) return found.ref
      const ref = builder.enumType(name, { values: valuesOf(name, codes) })
      made.set(name, { codes: codes.join(' '), ref })
      return ref
    },
  }
}

function valuesOf(name: string, codes: readonly string[]): Readonly<Record<string, { readonly value: string }>> {
  const named = codes.map((value) => [valueName(value), { value }] as const)
  const values = Object.fromEntries(named)
  if (Object.keys(values).length < codes.length) throw new Error(`Two codes of ${name} have one name in GraphQL: ${codes}`)
  return values
}
