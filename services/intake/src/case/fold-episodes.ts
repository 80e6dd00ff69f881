import type { Case } from './case-state.ts'
import type { EpisodeFields, EpisodeLocation, LocationFields } from './episodes.ts'

export const addEpisode = (state: Case, episode: EpisodeFields & { episodeId: string }): Case => ({
  ...state,
  episodes: [...state.episodes, episode],
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
