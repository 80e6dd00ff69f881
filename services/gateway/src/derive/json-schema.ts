/** As much of JSON Schema as the documents' inputs and answers are made of, and the words that say what a value means. */
export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly title?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly maximum?: number
  readonly maxLength?: number
  readonly format?: string
  readonly pattern?: string
  readonly 'x-means'?: string
  readonly 'x-label'?: { readonly id: string; readonly en: string }
  readonly 'x-personal'?: string
}

export interface Inner {
  readonly schema: JsonSchema
  readonly nullable: boolean
}

/** The schema of what is not null, and whether null may stand in its place; what was said of both stays with it. */
export function withoutNull(schema: JsonSchema): Inner {
  const { anyOf, type, ...rest } = schema
  if (Array.isArray(type)) {
    const [only, second] = type.filter((one) => one !== 'null')
    return only === undefined || second !== undefined
      ? { schema, nullable: type.includes('null') }
      : { schema: { ...rest, type: only, ...(rest.enum && { enum: rest.enum.filter((one) => one !== null) }) }, nullable: type.includes('null') }
  }
  const some = anyOf?.filter((one) => one.type !== 'null') ?? []
  const [only, second] = some
  if (anyOf === undefined || only === undefined || second !== undefined) return { schema, nullable: false }
  const inner = withoutNull({ ...only, ...rest })
  return { schema: inner.schema, nullable: inner.nullable || some.length < anyOf.length }
}

/** The fields of an object, also of one that is put together from parts. */
export const propertiesOf = ({ properties, allOf }: JsonSchema): Readonly<Record<string, JsonSchema>> =>
  Object.assign({}, properties, ...(allOf ?? []).map(propertiesOf))
