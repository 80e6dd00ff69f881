import { z } from 'zod'
import { caseCompanions } from '../posts.ts'
import { reject } from '../rejections.ts'
import { notOpen, theCase } from './case.ts'
import { locationFields, theEpisodeId } from './episodes.ts'

export const recordEpisodeLocation = theCase.command({
  name: 'RecordEpisodeLocation',
  doc: 'Records what role a place had in an episode: who issued a document is not where she is from.',
  path: 'record-episode-location',
  may: caseCompanions,
  label: { id: 'Catat lokasi episode', en: 'Record a location of an episode' },
  input: z.strictObject({ episodeId: theEpisodeId, ...locationFields }),
  open: notOpen,
  decide(input, state, { newId }) {
    if (!state.episodes.some(({ episodeId }) => episodeId === input.episodeId)) return reject('EPISODE_UNKNOWN')
    if (input.area && input.country !== 'ID') return reject('LOCATION_AREA_NEEDS_COUNTRY')
    const locationId = newId('location')
    if (state.locations.some((location) => location.locationId === locationId)) return []
    return [{ type: 'EpisodeLocationRecorded', data: { locationId, ...input } }]
  },
})
