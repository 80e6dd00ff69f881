import type { Case } from './case-state.ts'
import type { EpisodeCorrection } from './correction-events.ts'
import type { Element } from './elements.ts'
import type { EpisodeFields, EpisodeLocation, LocationFields } from './episodes.ts'

export const addEpisode = (state: Case, episode: EpisodeFields & { episodeId: string }): Case => ({
  ...state,
  episodes: [...state.episodes, { ...episode, former: [] }],
})

/** As is said now, what was said before beside it. */
export const correctEpisode = (state: Case, { episodeId, wrong, because: _, ...corrected }: EpisodeCorrection, until: string): Case => ({
  ...state,
  episodes: state.episodes.map((episode) => {
    if (episode.episodeId !== episodeId) return episode
    const { episodeId: _id, former, ...held } = episode
    return { ...corrected, episodeId, former: [...former, { ...held, wrong, until }] }
  }),
})

/** It never was: nor were its places, nor what was recorded of it. */
export const withoutEpisode = (state: Case, episodeId: string): Case => ({
  ...state,
  episodes: state.episodes.filter((one) => one.episodeId !== episodeId),
  locations: state.locations.filter((one) => one.episodeId !== episodeId),
  elements: state.elements.filter((one) => one.episodeId !== episodeId),
  takenBack: [...state.takenBack, episodeId],
})

export const correctElement = (state: Case, element: Element): Case => ({
  ...state,
  elements: state.elements.map((one) => (one.elementId === element.elementId ? element : one)),
})

export const withoutElement = (state: Case, elementId: string): Case => ({
  ...state,
  elements: state.elements.filter((one) => one.elementId !== elementId),
  takenBack: [...state.takenBack, elementId],
})

export const addLocation = (state: Case, location: LocationFields & { locationId: string; episodeId: string }): Case => ({
  ...state,
  locations: [...state.locations, { ...location, former: [] }],
})

/** The former claim stays beside the new one, with what was wrong and since when one knows. */
export function correctLocation(
  state: Case,
  {
    locationId,
    wrong,
    because: _,
    ...corrected
  }: LocationFields & { locationId: string; wrong: EpisodeLocation['former'][number]['wrong']; because?: unknown },
  until: string,
): Case {
  return {
    ...state,
    locations: state.locations.map((location) => {
      if (location.locationId !== locationId) return location
      const { locationId: _id, episodeId, former, ...held } = location
      return { ...corrected, locationId, episodeId, former: [...former, { ...held, wrong, until }] }
    }),
  }
}
