import { z } from 'zod'
import { idInPath } from '../calls/asked.ts'
import { answerOf, bodyOf, type Documents, operationsOf, type Placed } from '../calls/documents.ts'
import type { Context } from '../context.ts'
import { type Redaction, redactionsSchema } from '../resources/redactions.ts'
import { asParam, deriveInput, type InputMaker, withoutNulls } from './inputs.ts'
import { type JsonSchema, propertiesOf, withoutNull } from './json-schema.ts'
import { pascal } from './names.ts'
import { fieldsOf, type OutputMaker } from './outputs.ts'

interface Row {
  readonly value: Readonly<Record<string, unknown>>
  readonly redactions: readonly Redaction[]
}

const pageSchema = z.object({
  items: z.array(z.looseObject({ redactions: redactionsSchema })),
  next: z.string().nullish(),
  stale: z.boolean().default(false),
})

interface Page {
  readonly items: readonly Row[]
  readonly next: string | null
  readonly stale: boolean
}

const paging = new Set(['first', 'after'])

/** All queries that have no field of their own here (`x-hand`), by name. @throws Error for two of one name. */
function queriesOf(documents: Documents): readonly Placed[] {
  const all = operationsOf(documents, 'query').filter(({ operation }) => !operation['x-hand'])
  const twice = all.find(({ operation }, index) => all[index + 1]?.operation.operationId === operation.operationId)
  if (twice) throw new Error(`Two services have a query ${twice.operation.operationId}; the gateway asks one.`)
  return all
}

/** One query per question that a service answers: `<Name>Page` of `<Name>Row`, with its parameters as arguments. */
export function addQueries(inputs: InputMaker, outputs: OutputMaker, documents: Documents): void {
  for (const query of queriesOf(documents)) addQuery(inputs, outputs, query)
}

function addQuery(inputs: InputMaker, outputs: OutputMaker, query: Placed): void {
  const { builder, shared } = outputs
  const { operationId, summary, description } = query.operation
  const name = pascal(operationId)
  const fields = fieldsOf<Row>(outputs, `${name}Row`, rowOf(query), ({ value }) => value, ['id'])
  const RowType = builder.objectRef<Row>(`${name}Row`).implement({
    fields: (t) => ({
      ...(fields?.(t) as object),
      redactions: t.expose('redactions', { type: [shared.Redaction], nullable: true }),
    }),
  })
  const PageType = builder.objectRef<Page>(`${name}Page`).implement({
    fields: (t) => ({
      items: t.expose('items', { type: [RowType] }),
      next: t.exposeString('next', { nullable: true, description: 'For `after`; missing on the last page.' }),
      stale: t.exposeBoolean('stale', { nullable: true, description: 'What minVersion asks for has not arrived yet.' }),
    }),
  })
  const params = paramsOf(query)
  const args = Object.entries(params).map(([param, { schema, required }]) => {
    const derived = deriveInput(inputs, `${name}${pascal(param)}`, schema)
    return [param, { type: asParam(derived), required: required && !derived.nullable }] as const
  })
  builder.queryField(operationId, (t) =>
    t.field({
      type: PageType,
      nullable: true,
      description: [summary, description].filter(Boolean).join(' '),
      args: {
        ...Object.fromEntries(args.map(([param, options]) => [param, t.arg(options)])),
        first: t.arg.int({ defaultValue: 20 }),
        after: t.arg.string(),
        minVersion: t.arg.stringList(),
      },
      resolve: (_, given, context) => ask(query, params, given as Given, context),
    }),
  )
}

const rowOf = ({ operation }: Placed): Readonly<Record<string, JsonSchema>> => {
  const items = propertiesOf(answerOf(operation))['items']?.items ?? {}
  return Object.fromEntries(Object.entries(propertiesOf(items)).filter(([field]) => field !== 'redactions'))
}

type Params = Readonly<Record<string, { readonly schema: JsonSchema; readonly required: boolean }>>
type Given = Readonly<Record<string, unknown>> & { readonly minVersion?: readonly string[] | null }

function paramsOf({ operation }: Placed): Params {
  const body = bodyOf(operation)
  const inUrl = operation.parameters.filter((one) => one.in === 'query' || one.in === 'path')
  return Object.fromEntries(
    [
      ...inUrl.map((one) => [one.name, { schema: one.schema, required: one.required }] as const),
      ...Object.entries(propertiesOf(body)).map(([name, schema]) => [name, { schema, required: (body.required ?? []).includes(name) }] as const),
    ].filter(([name]) => !paging.has(name)),
  )
}

async function ask({ service, path, method }: Placed, params: Params, given: Given, { reads }: Context): Promise<Page> {
  const { minVersion, first, after, ...rest } = given
  const wanted = Object.entries({ ...rest, first, after }).filter(([, value]) => value !== undefined && value !== null)
  const inPath = wanted.filter(([name]) => path.includes(`{${name}}`))
  const beside = wanted.filter(([name]) => !path.includes(`{${name}}`))
  const answer = await reads.ask({
    service,
    method,
    path: inPath.reduce((so, [name, value]) => so.replace(`{${name}}`, idInPath(value)), path),
    headers: { 'x-min-version': minVersion?.join(',') || undefined },
    ...(method === 'GET'
      ? { query: Object.fromEntries(beside.map(([name, value]) => [name, inUrl(value)])) }
      : { body: Object.fromEntries(beside.map(([name, value]) => [name, withoutNulls(value, withoutNull(params[name]?.schema ?? {}).schema)])) }),
  })
  const { items, next, stale } = pageSchema.parse(answer)
  return { items: items.map(({ redactions, ...value }) => ({ value, redactions })), next: next ?? null, stale }
}

const inUrl = (value: unknown): string => (Array.isArray(value) ? value.join(',') : String(value))
