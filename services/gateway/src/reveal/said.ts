import type { Label } from '@titian/core'
import { type JsonSchema, propertiesOf, withoutNull } from '../derive/json-schema.ts'
import type { MeaningType } from '../derive/meanings.ts'
import type { CodeLists } from '../files/form.ts'

/** A value that a resource has, in words. */
export interface Said {
  readonly label: Label
  readonly text: Label
}

interface Words {
  readonly meanings: Readonly<Record<string, MeaningType>>
  readonly lists: CodeLists
}

/** What a value says of one group of fields, as deep as it goes; a field without a value says nothing. */
export function saidOf(
  words: Words,
  group: string,
  fields: Readonly<Record<string, JsonSchema>>,
  value: Readonly<Record<string, unknown>>,
): readonly Said[] {
  return Object.entries(fields).flatMap(([name, given]) => saidBy(words, group, withoutNull(given).schema, value[name]))
}

function saidBy(words: Words, group: string, schema: JsonSchema, value: unknown): readonly Said[] {
  if (value === undefined || value === null) return []
  if (schema['x-personal'] === group) return [{ label: schema['x-label'] ?? both(group), text: inWords(words, schema, value) }]
  if (Array.isArray(value)) return value.flatMap((one) => saidBy(words, group, { 'x-label': schema['x-label'], ...schema.items } as JsonSchema, one))
  return typeof value === 'object' ? saidOf(words, group, propertiesOf(schema), value as Readonly<Record<string, unknown>>) : []
}

/** As people read it: a code by its list, what has a meaning with words by those, else as it stands. */
function inWords({ meanings, lists }: Words, schema: JsonSchema, value: unknown): Label {
  const listed = lists[schema.title ?? '']?.[String(value)]
  const meant = listed ?? labelIn(meanings[schema['x-means'] ?? '']?.from(value))
  return meant ?? both(String(value))
}

const labelIn = (value: unknown): Label | undefined =>
  typeof value === 'object' && value !== null && 'label' in value ? (value.label as Label) : undefined

const both = (text: string): Label => ({ id: text, en: text })
