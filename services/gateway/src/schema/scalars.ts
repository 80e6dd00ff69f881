import { GraphQLError, valueFromASTUntyped } from 'graphql'
import { z } from 'zod'
import type { Builder } from './builder.ts'

const instant = z.iso.datetime({ offset: true })

function toInstant(value: unknown): string {
  const parsed = instant.safeParse(value)
  if (!parsed.success)
    throw new GraphQLError(
      'Must be an ISO 8601 instant with its zone, such as 2024-03-12T02:00:00.000Z · Harus waktu ISO 8601 lengkap dengan zonanya, misalnya 2024-03-12T02:00:00.000Z',
      { extensions: { code: 'INPUT_INVALID' } },
    )
  return new Date(parsed.data).toISOString()
}

export function addScalars(builder: Builder): void {
  builder.scalarType('JSON', {
    description: 'Any JSON value.',
    serialize: (value) => value,
    parseValue: (value) => value,
    parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
  })
  builder.scalarType('DateTime', {
    description: 'An instant in ISO 8601, given out in UTC with milliseconds.',
    serialize: (value) => value,
    parseValue: toInstant,
  })
}
