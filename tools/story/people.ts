import { agencyKinds, type Lang, posts } from '@titian/vocabulary'
import type { Person as Claims } from '../all-in-one/issuer.ts'
import type { Person, Story } from './schema.ts'
import { wrap } from './wrap.ts'

/** By key or by one of the other words. */
export const findPerson = ({ people }: Story, word: string): Person | undefined =>
  people.find(({ key, aliases }) => key === word || aliases.includes(word))

/** What a token says of a person. */
export function claimsOf({ agencies }: Story, { userId, agency, unit, post }: Person): Claims {
  const found = agencies.find(({ key }) => key === agency)
  return { userId, agencyId: found?.id ?? '', agencyKind: found?.kind ?? '', ...(unit !== undefined && { unitId: unit }), post }
}

/** Everyone, with their post, agency and what there is to see; at most 80 columns wide. */
export const linesOfPeople = (story: Story, lang: Lang): readonly string[] =>
  story.people.flatMap((person) => {
    const agency = story.agencies.find(({ key }) => key === person.agency)
    const aliases = person.aliases.length > 0 ? ` (${person.aliases.join(', ')})` : ''
    const kind = agency === undefined ? '' : agencyKinds.label(agency.kind)[lang]
    return [
      ...wrap(`${person.key}${aliases}`, 80, '  ', '    '),
      ...wrap(`${posts.label(person.post)[lang]}, ${kind}: ${person.about[lang]}`, 80, '      '),
    ]
  })
