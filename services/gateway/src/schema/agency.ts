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

const pageSchema = z.object({ items: z.array(listedSchema) })
/** As many as the directory answers at once. */
const MOST_AT_ONCE = 100
const loaders = new WeakMap<Reads, DataLoader<string, Listed | null>>()

/** Names by id, from referral's directory as this person may read it, each asked for once a request. Without the directory there are ids and no names. */
function directory({ reads }: Context): DataLoader<string, Listed | null> {
  const found = loaders.get(reads)
  if (found) return found
  const made = new DataLoader<string, Listed | null>(
    async (ids) => {
      const listed = new Map((await listedOf(reads, ids)).map((one) => [one.agencyId, one]))
      return ids.map((id) => listed.get(id) ?? null)
    },
    { maxBatchSize: MOST_AT_ONCE },
  )
  loaders.set(reads, made)
  return made
}

async function listedOf(reads: Reads, ids: readonly string[]): Promise<readonly Listed[]> {
  const query = { first: String(MOST_AT_ONCE), ids: ids.join(',') }
  const answer = await reads.ask({ service: 'referral', path: '/agencies', query }).catch((error: unknown) => {
    if (isPassing(error) || problemIn(error)?.code === 'FORBIDDEN') return { items: [] }
    throw error
  })
  return pageSchema.parse(answer).items
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
