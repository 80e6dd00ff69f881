import { z } from 'zod'
import type { Context } from '../context.ts'
import type { AgencyType } from './agency.ts'
import type { Builder } from './builder.ts'
import type { Redaction, Shared } from './shared.ts'

const text = z.string().nullish()
const spanSchema = z.object({ agencyId: z.string(), from: z.string(), to: z.string().optional() })

/** As intake presents it; each part may be missing where this person may not see it. */
const caseSchema = z.object({
  id: z.string().optional(),
  caseId: z.string().optional(),
  version: z.string().optional(),
  caseNumber: text,
  status: text,
  area: text,
  openedAt: text,
  accountableAgencyId: text,
  caseworkerId: text,
  determination: text,
  closedFor: text,
  accountability: z.array(spanSchema).nullish(),
  redactions: z.array(z.object({ path: z.string(), group: z.string().nullable().default(null), reason: z.string() })).default([]),
  stale: z.boolean().default(false),
})
type CaseSeen = z.output<typeof caseSchema> & { readonly data: Readonly<Record<string, unknown>> }
const pageSchema = z.object({ items: z.array(z.looseObject({})), next: z.string().nullable(), stale: z.boolean().default(false) })
type CasePage = Omit<z.output<typeof pageSchema>, 'items'> & { readonly items: readonly CaseSeen[] }

function caseSeen(answer: Readonly<Record<string, unknown>>): CaseSeen {
  const { redactions: _, stale: __, version: ___, ...data } = answer
  return { ...caseSchema.parse(answer), data }
}

async function readCase({ reads }: Context, id: string, asOf: string | undefined, minVersion: readonly string[] | undefined): Promise<CaseSeen> {
  const headers = { 'x-min-version': minVersion?.join(',') || undefined }
  const answer = await reads.ask({ service: 'intake', path: `/cases/${encodeURIComponent(id)}`, query: { asOf }, headers })
  return caseSeen({ id, ...(answer as object) })
}

/** `case`, `cases` and `accountability`: intake's case, as this person may read it. */
export function addCases(builder: Builder, { Redaction: RedactionType }: Shared, Agency: AgencyType): void {
  const Span = builder.objectRef<z.output<typeof spanSchema>>('AccountabilitySpan').implement({
    description: 'Who answered for the case from when to when; the last span has no end.',
    fields: (t) => ({
      agency: t.field({ type: Agency, resolve: ({ agencyId }) => ({ id: agencyId }) }),
      from: t.expose('from', { type: 'DateTime' }),
      to: t.expose('to', { type: 'DateTime', nullable: true }),
    }),
  })
  const Case = builder.objectRef<CaseSeen>('Case').implement({
    description: 'The work for one person, as far as this person may see it.',
    fields: (t) => ({
      id: t.id({ resolve: ({ caseId, id }) => caseId ?? id ?? '' }),
      version: t.exposeString('version', { nullable: true, description: 'Opaque: for expectedVersion. Missing in lists.' }),
      caseNumber: t.exposeString('caseNumber', { nullable: true }),
      status: t.exposeString('status', { nullable: true }),
      area: t.exposeString('area', { nullable: true }),
      openedAt: t.expose('openedAt', { type: 'DateTime', nullable: true }),
      accountable: t.field({
        type: Agency,
        nullable: true,
        description: 'Who answers for the case.',
        resolve: ({ accountableAgencyId }) => (accountableAgencyId ? { id: accountableAgencyId } : undefined),
      }),
      caseworkerId: t.exposeString('caseworkerId', { nullable: true }),
      determination: t.exposeString('determination', { nullable: true, description: 'The most protective one that stands.' }),
      closedFor: t.exposeString('closedFor', { nullable: true }),
      accountability: t.field({ type: [Span], resolve: ({ accountability }) => accountability ?? [] }),
      data: t.field({ type: 'JSON', description: 'All that intake shows.', resolve: ({ data }) => data }),
      redactions: t.field({ type: [RedactionType], resolve: ({ redactions }): readonly Redaction[] => redactions }),
      stale: t.exposeBoolean('stale'),
    }),
  })
  const Page = builder.objectRef<CasePage>('CasePage').implement({
    fields: (t) => ({
      items: t.expose('items', { type: [Case] }),
      next: t.exposeString('next', { nullable: true }),
      stale: t.exposeBoolean('stale'),
    }),
  })
  builder.queryField('case', (t) =>
    t.field({
      type: Case,
      nullable: true,
      description: 'One case; `asOf` as it was recorded by then.',
      args: { id: t.arg.id({ required: true }), asOf: t.arg({ type: 'DateTime' }), minVersion: t.arg.stringList() },
      resolve: (_, { id, asOf, minVersion }, context) => readCase(context, String(id), asOf ?? undefined, minVersion ?? undefined),
    }),
  )
  builder.queryField('cases', (t) =>
    t.field({
      type: Page,
      nullable: true,
      description: 'Cases that the asker may know of.',
      args: { status: t.arg.string(), first: t.arg.int({ defaultValue: 20 }), after: t.arg.string(), minVersion: t.arg.stringList() },
      resolve: async (_, { status, first, after, minVersion }, { reads }): Promise<CasePage> => {
        const query = { status: status ?? undefined, first: String(first), after: after ?? undefined }
        const headers = { 'x-min-version': minVersion?.join(',') || undefined }
        const { items, ...page } = pageSchema.parse(await reads.ask({ service: 'intake', path: '/cases', query, headers }))
        return { ...page, items: items.map(caseSeen) }
      },
    }),
  )
  builder.queryField('accountability', (t) =>
    t.field({
      type: [Span],
      nullable: true,
      description: 'Who answered for a case, over time.',
      args: { caseId: t.arg.id({ required: true }), asOf: t.arg({ type: 'DateTime' }) },
      resolve: async (_, { caseId, asOf }, context) => (await readCase(context, String(caseId), asOf ?? undefined, undefined)).accountability ?? [],
    }),
  )
}
