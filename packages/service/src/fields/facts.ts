import type { Label } from '@titian/core'
import type { z } from 'zod'
import type { Leaf } from './meaning.ts'
import { labelOf, partOf } from './parts.ts'
import { type Reader, valueWords } from './value-words.ts'

/** One thing that a line or a resource says, in words. An agency is named by the directory, as the reader may see it. */
export type Fact = { readonly label: Label } & ({ readonly text: Label } | { readonly agencyId: string })

/** What the value says, field by field in the order of the declaration. What is absent, redacted (null) or has no words says nothing. */
export const factsOf = (schema: z.ZodType, value: unknown, reader: Reader): readonly Fact[] => factsIn(schema, value, [], reader)

function factsIn(schema: z.ZodType, value: unknown, above: readonly Label[], reader: Reader): readonly Fact[] {
  if (value === undefined || value === null) return []
  const part = partOf(schema)
  switch (part.is) {
    case 'leaf':
      return leafFacts(part.leaf, value, above, reader)
    case 'wrapped':
      return factsIn(part.inner, value, above, reader)
    case 'list':
      return Array.isArray(value) ? listFacts(schema, part.element, value, above, reader) : []
    case 'object': {
      const label = labelOf(schema)
      const within = label === undefined ? above : [...above, label]
      return Object.entries(part.shape).flatMap(([name, field]) => factsIn(field, (value as Readonly<Record<string, unknown>>)[name], within, reader))
    }
    default:
      return []
  }
}

/** Plain values stand in one line; groups of fields are counted, so that one sees what belongs together. */
function listFacts(schema: z.ZodType, element: z.ZodType, values: readonly unknown[], above: readonly Label[], reader: Reader): readonly Fact[] {
  const part = partOf(element)
  if (part.is !== 'leaf')
    return values.flatMap((one, index) => {
      const facts = factsIn(element, one, above, reader)
      return values.length === 1 ? facts : facts.map((fact) => ({ ...fact, label: counted(fact.label, index + 1) }))
    })
  const facts = values.flatMap((one) => leafFacts(part.leaf, one, above, reader))
  const texts = facts.flatMap((fact) => ('text' in fact ? [fact.text] : []))
  const [first] = facts
  if (first === undefined || texts.length < facts.length) return facts
  const label = labelled(above, labelOf(schema) ?? part.leaf.label)
  return [{ label, text: { id: texts.map(({ id }) => id).join(', '), en: texts.map(({ en }) => en).join(', ') } }]
}

const counted = ({ id, en }: Label, number: number): Label => ({ id: `${number}. ${id}`, en: `${number}. ${en}` })

const labelled = (above: readonly Label[], { id, en }: Label): Label => ({
  id: [...above.map((one) => one.id), id].join(' – '),
  en: [...above.map((one) => one.en), en].join(' – '),
})

function leafFacts(leaf: Leaf, value: unknown, above: readonly Label[], reader: Reader): readonly Fact[] {
  const label = labelled(above, leaf.label)
  if (!leaf.personal) {
    if (leaf.meaning.kind === 'agency') return [{ label, agencyId: String(value) }]
    const text = valueWords(leaf.meaning, value, reader)
    return text === undefined ? [] : [{ label, text }]
  }
  // What is still sealed, or was taken out, has no words.
  if (typeof value !== 'string' && typeof value !== 'number') return []
  const inside = partOf(leaf.personal.clear)
  if (inside.is === 'leaf' && !inside.leaf.personal) {
    const text = valueWords(inside.leaf.meaning, value, reader)
    return text === undefined ? [] : [{ label, text }]
  }
  return [{ label, text: { id: String(value), en: String(value) } }]
}
