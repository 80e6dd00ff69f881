import { EnvelopArmorPlugin } from '@escape.tech/graphql-armor'
import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention'
import { NoSchemaIntrospectionCustomRule } from 'graphql'
import { createGraphQLError, type Plugin } from 'graphql-yoga'

/** What an operation may be at most: its shape; list sizes have caps of their own, at the services. */
export const shapeLimits = {
  maxDepth: { n: 10 },
  maxAliases: { n: 15 },
  maxDirectives: { n: 20 },
  maxTokens: { n: 2_000 },
  // Cost grows with depth: a timeline with everything that there is to ask costs about ten thousand.
  costLimit: { maxCost: 25_000 },
  blockFieldSuggestion: {},
} as const

export const BODY_BYTES = 1024 * 1024

/** Brackets within brackets, in the text of an operation. The shape above allows a tenth of it; what parses by recursion breaks at some thousands. */
const NESTED = 200

function nesting(text: string): number {
  let [depth, deepest] = [0, 0]
  for (const character of text) {
    if (character === '[' || character === '{' || character === '(') depth += 1
    if (character === ']' || character === '}' || character === ')') depth -= 1
    if (depth > deepest) deepest = depth
  }
  return deepest
}

const notTooNested: Plugin = {
  onParams({ params }) {
    if (nesting(params.query ?? '') <= NESTED) return
    throw createGraphQLError('Pertanyaan terlalu dalam / The operation is nested too deep', {
      extensions: { code: 'INPUT_INVALID', http: { status: 400 } },
    })
  },
}

/** In the order in which a request meets them. The schema is told to nobody outside the demo: it is committed. */
export const protections = ({ demo }: { readonly demo: boolean }): readonly Plugin[] => [
  useCSRFPrevention({ requestHeaders: ['x-titian-csrf'] }),
  notTooNested,
  EnvelopArmorPlugin({ ...shapeLimits, maxTokens: { n: shapeLimits.maxTokens.n }, blockFieldSuggestion: { enabled: !demo } }) as Plugin,
  ...(demo ? [] : [noIntrospection]),
]

const noIntrospection: Plugin = {
  onValidate({ addValidationRule }) {
    addValidationRule(NoSchemaIntrospectionCustomRule)
  },
}
