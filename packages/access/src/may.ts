import type { May } from '@titian/core'

/** Who may: these posts, narrowed to kinds of agency and to relations with the resource or its case. */
export interface MayBuilder extends May {
  /** One of these relations must hold: `posts('caseworker').of('recipientAgency')`. */
  of(...relations: string[]): MayBuilder
  /** Only persons of these kinds of agency. */
  at(...agencyKinds: string[]): MayBuilder
}

const builder = (may: May): MayBuilder => ({
  ...may,
  of: (...relations) => builder({ ...may, relations }),
  at: (...agencyKinds) => builder({ ...may, agencyKinds }),
})

/** These posts of any agency, until narrowed. */
export const posts = (...names: string[]): MayBuilder => builder({ posts: names })

/** Without an account: the public door. */
export const anyone: May = { posts: 'public' }

/** Reactions and deadlines only; not reachable over HTTP. */
export const systemOnly: May = { posts: 'system' }
