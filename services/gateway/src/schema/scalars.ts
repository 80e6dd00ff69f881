import { GraphQLError, valueFromASTUntyped } from 'graphql'
import { z } from 'zod'
import type { Builder } from './builder.ts'

/** A scalar whose input must be right, and that says in both languages what would be. */
const checked =
  <Value>(schema: z.ZodType<Value>, sentence: string) =>
  (value: unknown): Value => {
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    throw new GraphQLError(sentence, { extensions: { code: 'INPUT_INVALID' } })
  }

const toInstant = checked(
  z.iso.datetime({ offset: true }).transform((text) => new Date(text).toISOString()),
  'Must be an ISO 8601 instant with its zone, such as 2024-03-12T02:00:00.000Z · Harus waktu ISO 8601 lengkap dengan zonanya, misalnya 2024-03-12T02:00:00.000Z',
)
const toDate = checked(z.iso.date(), 'Must be a day such as 2024-03-12 · Harus tanggal, misalnya 2024-03-12')
const toRupiah = checked(z.int().min(0), 'Must be whole rupiah from 0 · Harus rupiah bulat mulai 0')

export function addScalars(builder: Builder): void {
  builder.scalarType('DateTime', {
    description: 'An instant in ISO 8601, given out in UTC with milliseconds.',
    serialize: (value) => value,
    parseValue: toInstant,
  })
  builder.scalarType('Date', {
    description: 'A day of the calendar, of no zone: `2024-03-12`.',
    serialize: (value) => value,
    parseValue: toDate,
  })
  builder.scalarType('Rupiah', {
    description: 'Whole rupiah, up to 2^53: more than an Int holds.',
    serialize: (value) => value,
    parseValue: toRupiah,
  })
}

/** Only where an input cannot be said in GraphQL. */
export function addJson(builder: Builder): void {
  builder.scalarType('JSON', {
    description: 'An input that GraphQL cannot say; the service checks it.',
    serialize: (value) => value,
    parseValue: (value) => value,
    parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
  })
}
