import type { May, RelationKind } from '@titian/core'
import type { AgencyKind, Post } from '@titian/vocabulary'

/** Who may: these posts, narrowed to kinds of agency and to relations with the resource or its case. A word that is on no list does not compile. */
export interface MayBuilder extends May {
  /** One of these relations must hold: `posts('caseworker').of('recipientAgency')`. */
  of(...relations: RelationKind[]): MayBuilder
  /** Only persons of these kinds of agency. */
  at(...agencyKinds: AgencyKind[]): MayBuilder
}

const builder = (may: May): MayBuilder => ({
  ...may,
  of: (...relations) => builder({ ...may, relations }),
  at: (...agencyKinds) => builder({ ...may, agencyKinds }),
})

/** These posts of any agency, until narrowed. */
export const posts = (...names: (Post | 'system')[]): MayBuilder => builder({ posts: names })

/** Without an account: the public door. */
export const anyone: May = { posts: 'public' }

/** Reactions and deadlines only; not reachable over HTTP. */
export const systemOnly: May = { posts: 'system' }
