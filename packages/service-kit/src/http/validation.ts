import { type Label, TitianError } from '@titian/core'
import { z } from 'zod'

/** One thing that was wrong with an input: where, what kind of value stood there, and what would be right. Never the value of a personal field. */
export interface FieldError {
  readonly path: string
  readonly code: string
  readonly message: Label
}

/** An id as a person may write it; in capitals it is the same one. */
export const anId = z.uuid().toLowerCase()

type Issue = z.core.$ZodIssue

const kinds: Readonly<Record<string, Label>> = {
  string: { id: 'teks', en: 'text' },
  number: { id: 'angka', en: 'a number' },
  int: { id: 'bilangan bulat', en: 'a whole number' },
  boolean: { id: 'true atau false', en: 'true or false' },
  array: { id: 'daftar', en: 'a list' },
  object: { id: 'objek', en: 'an object' },
  uuid: { id: 'UUID', en: 'a UUID' },
  datetime: { id: 'waktu ISO 8601 dalam UTC, misalnya 2026-01-31T08:00:00.000Z', en: 'an ISO 8601 instant in UTC, such as 2026-01-31T08:00:00.000Z' },
  date: { id: 'tanggal YYYY-MM-DD', en: 'a date YYYY-MM-DD' },
}
const kind = (name: string): Label => kinds[name] ?? { id: name, en: name }

const sentence = (issue: Issue): Label => {
  switch (issue.code) {
    case 'invalid_type': {
      const missing = 'input' in issue && issue.input === undefined
      const { id, en } = kind(issue.expected)
      return missing ? { id: `wajib diisi: ${id}`, en: `is required: ${en}` } : { id: `harus berupa ${id}`, en: `must be ${en}` }
    }
    case 'unrecognized_keys':
      return { id: `tidak dikenal: ${issue.keys.join(', ')}`, en: `unknown: ${issue.keys.join(', ')}` }
    case 'invalid_format': {
      if (issue.format === 'regex') return { id: 'bentuknya tidak sesuai', en: 'does not have the right form' }
      const { id, en } = kind(issue.format)
      return { id: `harus berupa ${id}`, en: `must be ${en}` }
    }
    case 'invalid_value':
      return { id: `harus salah satu dari: ${issue.values.join(', ')}`, en: `must be one of: ${issue.values.join(', ')}` }
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1
        ? { id: 'tidak boleh kosong', en: 'must not be empty' }
        : { id: `paling sedikit ${issue.minimum}`, en: `at least ${issue.minimum}` }
    case 'too_big':
      return { id: `paling banyak ${issue.maximum}`, en: `at most ${issue.maximum}` }
    case 'not_multiple_of':
      return { id: `harus kelipatan ${issue.divisor}`, en: `must be a multiple of ${issue.divisor}` }
    case 'invalid_union':
      return { id: 'tidak sesuai dengan pilihan mana pun', en: 'fits none of the alternatives' }
    case 'invalid_key':
      return { id: 'nama isian tidak sesuai', en: 'the name of the field is not right' }
    case 'invalid_element':
      return { id: 'ada isian yang tidak sesuai', en: 'an element is not right' }
    case 'custom':
      return { id: 'isian tidak sesuai', en: 'the value is not right' }
  }
}

/** A rule of a schema's own says both in one text: `salah / wrong`. What zod says by itself is in English only, and is not repeated. */
function saidInBoth(message: string): Label | undefined {
  const [id, en, ...more] = message.split(' / ')
  return id !== undefined && en !== undefined && more.length === 0 ? { id, en } : undefined
}

const messageOf = (issue: Issue): Label => {
  const params = issue.code === 'custom' ? (issue.params as { label?: Label } | undefined) : undefined
  return params?.label ?? saidInBoth(issue.message) ?? sentence(issue)
}

export const fieldErrors = (error: z.ZodError): readonly FieldError[] =>
  error.issues.map((issue) => ({ path: issue.path.map(String).join('.') || '(input)', code: issue.code.toUpperCase(), message: messageOf(issue) }))

/** What was given, as the schema has it. @throws INPUT_INVALID (errors: a FieldError each) */
export function valid<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  // With the input, what is missing is told apart from what is of the wrong type; the values go no further.
  const parsed = schema.safeParse(given, { reportInput: true })
  if (!parsed.success) throw new TitianError('INPUT_INVALID', { errors: fieldErrors(parsed.error) })
  return parsed.data
}

/** As `valid`, for what is asked of a database, which takes neither NUL nor half a character. @throws INPUT_INVALID · INPUT_TEXT_INVALID */
export function validText<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = valid(schema, given)
  if (!isText(parsed)) throw new TitianError('INPUT_TEXT_INVALID')
  return parsed
}

const isText = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.isWellFormed() && !value.includes('\0')
    : typeof value !== 'object' || value === null || Object.values(value).every(isText)
