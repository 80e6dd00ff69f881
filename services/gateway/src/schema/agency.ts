import type { Label } from '@titian/core'
import DataLoader from 'dataloader'
import { z } from 'zod'
import { isPassing, problemIn } from '../calls/problem.ts'
import type { Context } from '../context.ts'
import type { Reads } from '../reads.ts'
import type { Builder } from './builder.ts'
import type { LabelType } from './label.ts'

/** An agency as this person may read it: by id with the name that the directory shows, or by a word that stands for it. */
export interface AgencySeen {
  readonly id?: string | undefined
  readonly label?: Label | undefined
}

const label = z.object({ id: z.string(), en: z.string() })
/** As services name one: by its id, or where that is the secret by a word. */
export const agencySchema = z
  .union([z.object({ agencyId: z.string() }), z.object({ label })])
  .transform((seen): AgencySeen => ('agencyId' in seen ? { id: seen.agencyId } : seen))

/** What the directory shows of an agency. */
const listedSchema = z.object({ agencyId: z.string(), label, zone: z.string().nullish() })
type Listed = z.output<typeof listedSchema>

const pageSchema = z.object({ items: z.array(listedSchema), next: z.string().nullable() })
/** Of 100 each: more agencies than the country has. */
const MOST_PAGES = 20
const loaders = new WeakMap<Reads, DataLoader<string, Listed | null>>()

/** Names by id, from referral's directory as this person may read it, once a request. Without the directory there are ids and no names. */
function directory({ reads }: Context): DataLoader<string, Listed | null> {
  const found = loaders.get(reads)
  if (found) return found
  const made = new DataLoader<string, Listed | null>(async (ids) => {
    const listed = await allAgencies(reads)
    return ids.map((id) => listed.get(id) ?? null)
  })
  loaders.set(reads, made)
  return made
}

async function allAgencies(reads: Reads): Promise<ReadonlyMap<string, Listed>> {
  const all = new Map<string, Listed>()
  let after: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await reads.ask({ service: 'referral', path: '/agencies', query: { first: '100', after } }).catch((error: unknown) => {
      if (isPassing(error) || problemIn(error)?.code === 'FORBIDDEN') return { items: [], next: null }
      throw error
    })
    const { items, next } = pageSchema.parse(answer)
    for (const one of items) all.set(one.agencyId, one)
    if (next === null) break
    after = next
  }
  return all
}

/** What acts by itself has no agency. */
const system: Label = { id: 'Sistem', en: 'The system' }
/** What is said where the directory shows this reader no name. */
const someAgency: Label = { id: 'Sebuah lembaga', en: 'An agency' }

async function nameOf({ id, label: word }: AgencySeen, context: Context): Promise<Label | undefined> {
  if (word !== undefined || id === undefined) return word
  return id === 'system' ? system : (await directory(context).load(id))?.label
}

/** The zone of an agency's seat, as far as the directory shows it. */
export const zoneOfAgency = async (id: string, context: Context): Promise<string | undefined> =>
  (await directory(context).load(id))?.zone ?? undefined

/** An agency in words, whoever reads. */
export const agencyWords = async (seen: AgencySeen, context: Context): Promise<Label> => (await nameOf(seen, context)) ?? someAgency

export const agencyType = (builder: Builder, LabelRef: LabelType) =>
  builder.objectRef<AgencySeen>('Agency').implement({
    description: 'An agency; where its name tells too much, only the label that stands for it.',
    fields: (t) => ({
      id: t.exposeID('id', { nullable: true }),
      label: t.field({ type: LabelRef, nullable: true, resolve: (seen, _, context) => nameOf(seen, context) }),
      name: t.string({
        nullable: true,
        description: 'The label in Indonesian, for those who want one word.',
        resolve: async (seen, _, context) => (await nameOf(seen, context))?.id,
      }),
    }),
  })
