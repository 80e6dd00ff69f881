import type { GraphQLResolveInfo } from 'graphql'
import { serviceProblem } from '../calls/problem.ts'
import type { Context } from '../context.ts'
import type { ResourceSeen, Scope } from '../resources/seen.ts'
import type { Builder } from '../schema/builder.ts'
import type { Shared } from '../schema/shared.ts'
import { camel } from './names.ts'
import { fieldsOf, type OutputMaker } from './outputs.ts'
import type { DerivedResource } from './resources.ts'
import { selectedFields } from './selected-fields.ts'

export type ResourceInterface = ReturnType<typeof resourceInterface>['Resource']

/** What every resource has. Which type it is follows from its aggregate; what no document knows is no resource here. */
export function resourceInterface(builder: Builder, { Redaction }: Shared, resources: readonly DerivedResource[]) {
  const types = new Map(resources.map(({ aggregate, type }) => [aggregate, type]))
  const Resource = builder.interfaceRef<ResourceSeen>('Resource').implement({
    description: 'Something that is worked on, as far as this person may see it.',
    resolveType: ({ aggregate }) => types.get(aggregate),
    fields: (t) => ({
      id: t.exposeID('id'),
      version: t.exposeString('version', { nullable: true, description: 'Opaque: for expectedVersion and minVersion of the same user.' }),
      caseId: t.exposeID('caseId', { nullable: true }),
      redactions: t.expose('redactions', { type: [Redaction], nullable: true }),
      stale: t.exposeBoolean('stale', { nullable: true, description: 'What minVersion asks for has not arrived yet.' }),
    }),
  })
  return { Resource, isKnown: ({ aggregate }: Pick<ResourceSeen, 'aggregate'>) => types.has(aggregate) }
}

/** A type per kind of resource, a query that reads one of it, and a field of `Case` for each kind that belongs to a case. */
export function addResourceTypes(maker: OutputMaker, Resource: ResourceInterface, resources: readonly DerivedResource[]): void {
  const hasCases = resources.some(({ aggregate }) => aggregate === 'case')
  for (const one of resources) {
    const fields = fieldsOf<ResourceSeen>(maker, one.type, one.fields, ({ value }) => value)
    const ref = maker.builder.objectRef<ResourceSeen>(one.type).implement({
      interfaces: [Resource],
      ...(one.doc !== '' && { description: one.doc }),
      ...(fields && { fields: fields as never }),
    })
    maker.builder.queryField(camel(one.aggregate), (t) =>
      t.field({
        type: ref,
        nullable: true,
        description: `${one.doc}; \`asOf\` as it was recorded by then.`,
        args: { id: t.arg.id({ required: true }), asOf: t.arg({ type: 'DateTime' }), minVersion: t.arg.stringList() },
        resolve: (_, { id, asOf, minVersion }, context, info) =>
          read(context, one, resources, String(id), { asOf: asOf ?? undefined, minVersion: minVersion ?? undefined }, info),
      }),
    )
    if (hasCases && one.ofCase !== undefined) addToCase(maker.builder, one, one.ofCase, ref)
  }
}

/** Unknown and forbidden look the same. */
const notFound = () => serviceProblem({ status: 404, code: 'NOT_FOUND', message: { id: 'Tidak ditemukan', en: 'Not found' } })

/** What is selected of a case is asked for together with the case itself: one call to each service, one look. */
async function read(
  { resources }: Context,
  { service, aggregate }: DerivedResource,
  all: readonly DerivedResource[],
  id: string,
  scope: Scope,
  info: GraphQLResolveInfo,
): Promise<ResourceSeen> {
  const selected = aggregate === 'case' ? selectedFields(info) : new Set<string>()
  for (const one of all)
    if (one.ofCase !== undefined && selected.has(one.ofCase))
      // Its own field answers for what fails.
      resources.ofCase(one.service, one.aggregate, id, scope).catch(() => undefined)
  const seen = await resources.one(service, aggregate, id, scope)
  if (seen === undefined) throw notFound()
  return seen
}

function addToCase(builder: Builder, { service, aggregate, onePerCase, doc }: DerivedResource, field: string, ref: unknown): void {
  const all = ({ id, scope }: ResourceSeen, { resources }: Context) => resources.ofCase(service, aggregate, id, scope)
  const add = builder.objectField as unknown as (type: string, name: string, field: (t: FieldBuilder) => unknown) => void
  add.call(builder, 'Case', field, (t) =>
    t.field({
      type: onePerCase ? ref : [ref],
      nullable: true,
      description: doc,
      resolve: async (seen: ResourceSeen, _: object, context: Context) => (onePerCase ? ((await all(seen, context))[0] ?? null) : all(seen, context)),
    }),
  )
}

interface FieldBuilder {
  field(options: object): unknown
}
