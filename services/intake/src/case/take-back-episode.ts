import { z } from 'zod'
import { caseCompanions } from '../posts.ts'
import { reject } from '../rejections.ts'
import { notOpen, theCase } from './case.ts'
import { theEpisodeId } from './episodes.ts'
import { fallenBack } from './fallen-back.ts'
import { withoutEpisode } from './fold-episodes.ts'
import { thePersonOfCase } from './person-of-case.ts'
import { explanation } from './told.ts'

export const takeBackEpisode = theCase.command({
  name: 'TakeBackEpisode',
  doc: 'An episode was recorded by mistake (of another person, twice): it counts no more, nor do its places and elements.',
  path: 'take-back-episode',
  may: caseCompanions,
  label: { id: 'Tarik episode yang keliru', en: 'Take back an episode' },
  input: z.strictObject({ episodeId: theEpisodeId, because: explanation }),
  needs: { person: thePersonOfCase },
  open: notOpen,
  decide(input, state, { now, person }) {
    if (state.takenBack.includes(input.episodeId)) return []
    if (!state.episodes.some(({ episodeId }) => episodeId === input.episodeId)) return reject('EPISODE_UNKNOWN')
    return [{ type: 'EpisodeTakenBack', data: input }, ...fallenBack(withoutEpisode(state, input.episodeId), person, now)]
  },
})
