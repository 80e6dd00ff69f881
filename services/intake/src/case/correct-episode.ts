import { isDeepStrictEqual } from 'node:util'
import type { Code } from '@titian/vocabulary'
import { z } from 'zod'
import { caseCompanions } from '../posts.ts'
import { reject } from '../rejections.ts'
import { notOpen, theCase } from './case.ts'
import type { episodeParts } from './codes.ts'
import { wrongDates } from './episode-dates.ts'
import { type EpisodeFields, episodeFields, theEpisodeId } from './episodes.ts'
import { fallenBack } from './fallen-back.ts'
import { correctEpisode as corrected } from './fold-episodes.ts'
import { thePersonOfCase } from './person-of-case.ts'
import { explanation } from './told.ts'

type Wrong = Code<typeof episodeParts>

/** When it was decides whether she was a child then, so that a determination can fall back by it. */
export const correctEpisode = theCase.command({
  name: 'CorrectEpisode',
  doc: 'Puts right what is held of an episode: say it whole, as it is right; what was held before stays beside it.',
  path: 'correct-episode',
  may: caseCompanions,
  label: { id: 'Koreksi episode', en: 'Correct an episode' },
  input: z.strictObject({ episodeId: theEpisodeId, ...episodeFields, because: explanation }),
  needs: { person: thePersonOfCase },
  open: notOpen,
  decide(input, state, { now, person }) {
    const held = state.episodes.find(({ episodeId }) => episodeId === input.episodeId)
    if (!held) return reject('EPISODE_UNKNOWN')
    const refused = wrongDates(input, now)
    if (refused) return refused
    const wrong = differences(held, input)
    if (wrong.length === 0) return []
    const data = { ...input, wrong }
    return [{ type: 'EpisodeCorrected', data }, ...fallenBack(corrected(state, data, now.toISOString()), person, now)]
  },
})

function differences(held: EpisodeFields, right: EpisodeFields): Wrong[] {
  const found: [Wrong, boolean][] = [
    ['BEGIN', !isDeepStrictEqual(held.from, right.from)],
    ['END', !isDeepStrictEqual(held.to, right.to)],
    ['SECTOR', held.sector !== right.sector],
    ['CONTROL', !isDeepStrictEqual(held.controlMethods?.toSorted(), right.controlMethods?.toSorted())],
    ['RECRUITER', held.recruiterRelation !== right.recruiterRelation],
    // Sealed values cannot be compared; a new seal is taken for a new account.
    ['ACCOUNT', held.account?.sealId !== right.account?.sealId],
  ]
  return found.filter(([, differs]) => differs).map(([what]) => what)
}
