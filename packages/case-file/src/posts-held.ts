import type { Held, Principal } from '@titian/access'

/**
 * Since when people have held their posts. A token says the post and the unit of today; a read of the past rests on who held them then. Where
 * nobody can tell (no register of staff), a past is read by name alone: by whoever is named in it.
 */
export interface PostsHeld {
  /** The spans in which this person held the present post in the present unit of the present agency. */
  spansOf(principal: Principal): Promise<readonly Held[]>
}
