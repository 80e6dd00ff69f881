import { relationKindNames } from '@titian/core'
import type { Parts } from '../parts.ts'

/**
 * How many relations on record are of a kind that this release does not have: its views were last built by a newer one. They open nothing, and
 * stay as they are. Read once at start, for this release adds none.
 */
export async function unheardRelations({ query }: Pick<Parts['views'], 'query'>): Promise<number> {
  const { rows } = await query<{ count: number }>(
    'select count(*)::int as count from relation where kind <> all($1::text[]) and superseded_at is null',
    [relationKindNames],
  )
  return rows[0]?.count ?? 0
}
