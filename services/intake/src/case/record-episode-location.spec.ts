import { as, given, idOf, uptd } from '@titian/testing'
import { theCase } from './case.ts'
import { closed, episode, episodeId, issuer, located, locationId, opened } from './fixtures.ts'
import { recordEpisodeLocation } from './record-episode-location.ts'

const by = as(uptd)

describe('recording a location of an episode', () => {
  it('keeps the issuer of a document apart from the origin, the village sealed (SAFETY 28)', () =>
    given(theCase, opened(), episode())
      .when(recordEpisodeLocation, { episodeId, ...issuer }, by)
      .then({ type: 'EpisodeLocationRecorded', data: { locationId, episodeId, ...issuer } }))
  it('takes a place abroad', () =>
    given(theCase, opened(), episode())
      .when(recordEpisodeLocation, { episodeId, role: 'EXPLOITATION', country: 'MY', sure: 'STATED' }, by)
      .then({ type: 'EpisodeLocationRecorded', data: { locationId, episodeId, role: 'EXPLOITATION', country: 'MY', sure: 'STATED' } }))
  it('records nothing twice', () =>
    given(theCase, opened(), episode(), located())
      .when(recordEpisodeLocation, { episodeId, ...issuer }, by)
      .thenNothing())
  it('is refused for an unknown episode, an Indonesian code abroad, a closed case', () => {
    given(theCase, opened())
      .when(recordEpisodeLocation, { episodeId: idOf('other'), ...issuer }, by)
      .thenRejected('EPISODE_UNKNOWN')
    given(theCase, opened(), episode())
      .when(recordEpisodeLocation, { episodeId, ...issuer, country: 'MY' }, by)
      .thenRejected('LOCATION_AREA_NEEDS_COUNTRY')
    given(theCase, opened(), episode(), closed())
      .when(recordEpisodeLocation, { episodeId, ...issuer }, by)
      .thenRejected('CASE_CLOSED')
  })
  it('takes no village in clear (SAFETY 6)', () =>
    expect(recordEpisodeLocation.input.safeParse({ episodeId, ...issuer, area: '53.71.04.1009' }).success).toBe(false))
})
