import type { May } from '@titian/core'
import { whoMay } from '@titian/service-kit'
import { posts } from '@titian/vocabulary'

const withAccount = posts.codes.filter((post) => post !== 'public')

/** The policy of a route in a sentence; where nearly every post may, the ones that may not. */
export function who(may: May): string {
  if (typeof may.posts === 'string') return whoMay(may)
  const left = withAccount.filter((post) => !may.posts.includes(post))
  if (left.length > 3) return whoMay(may)
  const all = left.length === 0 ? 'every post' : `every post but ${left.join(', ')}`
  return whoMay({ ...may, posts: [all] })
}
