import { z } from 'zod'
import { caseCompanions } from '../posts.ts'
import { notOpen, theCase } from './case.ts'
import { wrongDates } from './episode-dates.ts'
import { episodeFields } from './episodes.ts'

export const recordEpisode = theCase.command({
  name: 'RecordEpisode',
  doc: 'Records a stretch of exploitation as the person tells it; dates may be vague. Its places are recorded one by one.',
  path: 'record-episode',
  may: caseCompanions,
  label: { id: 'Catat episode', en: 'Record an episode' },
  input: z.strictObject(episodeFields),
  open: notOpen,
  decide(input, state, { newId, now }) {
    const episodeId = newId('episode')
    if (state.episodes.some((episode) => episode.episodeId === episodeId)) return []
    return wrongDates(input, now) ?? [{ type: 'EpisodeRecorded', data: { episodeId, ...input } }]
  },
})
