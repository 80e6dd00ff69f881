import type { Label } from '@titian/core'
import DataLoader from 'dataloader'
import { z } from 'zod'
import { isPassing, problemIn } from '../calls/problem.ts'
import type { Context, Reads } from '../context.ts'
import type { Builder } from './builder.ts'
import type { Shared } from './shared.ts'

const agencySchema = z.object({
  agencyId: z.string(),
  label: z.object({ id: z.string(), en: z.string() }),
  kind: z.string().nullish(),
  area: z.string().optional(),
  areas: z.array(z.string()).default([]),
  services: z.array(z.unknown()).default([]),
})
type Listed = z.output<typeof agencySchema>

/** An agency as this person may read it: by id with the name that the directory shows, or by a word that stands for it. */
export interface AgencySeen {
  readonly id?: string | undefined
  readonly label?: Label | undefined
}

const pageSchema = z.object({ items: z.array(agencySchema), next: z.string().nullable() })
/** Of 100 each: more agencies than the country has. */
const MOST_PAGES = 20
const loaders = new WeakMap<Reads, DataLoader<string, Listed | null>>()

/** Names by id, from referral's directory as this person may read it, once a request. Without the directory there are ids and no names. */
function directory({ reads }: Context): DataLoader<string, Listed | null> {
  const found = loaders.get(reads)
  if (found) return found
  const made = new DataLoader<string, Listed | null>(async (ids) => {
    const listed = new Map((await allAgencies(reads)).map((one) => [one.agencyId, one]))
    return ids.map((id) => listed.get(id) ?? null)
  })
  loaders.set(reads, made)
  return made
}

async function allAgencies(reads: Reads): Promise<readonly Listed[]> {
  const all: Listed[] = []
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await reads.ask({ service: 'referral', path: '/agencies', query: { first: '100', after } }).catch((error: unknown) => {
      if (isPassing(error) || problemIn(error)?.code === 'FORBIDDEN') return { items: [], next: null }
      throw error
    })
    const { items, next } = pageSchema.parse(answer)
    all.push(...items)
    if (next === null) break
    after = next
  }
  return all
}

/** What acts by itself has no agency. */
const system: Label = { id: 'Sistem', en: 'The system' }

async function labelOf({ id, label }: AgencySeen, _: object, context: Context): Promise<Label | undefined> {
  if (label !== undefined || id === undefined) return label
  return id === 'system' ? system : (await directory(context).load(id))?.label
}

export function agencyType(builder: Builder, { Label: LabelType }: Shared) {
  return builder.objectRef<AgencySeen>('Agency').implement({
    description: 'An agency; where its name tells too much, only the label that stands for it.',
    fields: (t) => ({
      id: t.exposeID('id', { nullable: true }),
      label: t.field({
        type: LabelType,
        nullable: true,
        resolve: labelOf,
      }),
      name: t.string({
        nullable: true,
        description: 'The label in Indonesian, for those who want one word.',
        resolve: async (seen, args, context) => (await labelOf(seen, args, context))?.id,
      }),
    }),
  })
}

export type AgencyType = ReturnType<typeof agencyType>

/** `agencies`: the directory, by area, service and kind. */
export function addAgencies(builder: Builder, { Label: LabelType }: Shared): void {
  const Listing = builder.objectRef<Listed>('AgencyListing').implement({
    fields: (t) => ({
      id: t.exposeID('agencyId'),
      label: t.expose('label', { type: LabelType }),
      kind: t.exposeString('kind', { nullable: true }),
      area: t.exposeString('area', { nullable: true }),
      areas: t.exposeStringList('areas'),
      services: t.field({ type: ['JSON'], resolve: ({ services }) => services }),
    }),
  })
  const Page = builder.objectRef<z.output<typeof pageSchema>>('AgencyPage').implement({
    fields: (t) => ({ items: t.expose('items', { type: [Listing] }), next: t.exposeString('next', { nullable: true }) }),
  })
  builder.queryField('agencies', (t) =>
    t.field({
      type: Page,
      nullable: true,
      description: 'Agencies that work in an area, are of a kind or offer a service.',
      args: { area: t.arg.string(), service: t.arg.string(), kind: t.arg.string(), first: t.arg.int({ defaultValue: 20 }), after: t.arg.string() },
      resolve: async (_, { area, service, kind, first, after }, { reads }) =>
        pageSchema.parse(
          await reads.ask({
            service: 'referral',
            path: '/agencies',
            query: {
              area: area ?? undefined,
              service: service ?? undefined,
              kind: kind ?? undefined,
              first: String(first),
              after: after ?? undefined,
            },
          }),
        ),
    }),
  )
}
