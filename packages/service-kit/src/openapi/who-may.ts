import type { May } from '@titian/core'

/** The policy of one route in a sentence, for the document and the reference. */
export function whoMay({ posts, agencyKinds, relations }: May): string {
  if (posts === 'public') return 'anyone, without account'
  if (posts === 'system') return 'the system itself'
  const where = agencyKinds === undefined ? '' : ` of ${agencyKinds.join(' or ')}`
  const bound = relations === undefined ? '' : `, bound as ${relations.join(' or ')}`
  return `${posts.join(', ')}${where}${bound}`
}
