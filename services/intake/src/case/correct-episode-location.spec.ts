import { as, given, idOf, sealedFixture, stateAfter, uptd } from '@titian/testing'
import { theCase } from './case.ts'
import { correctEpisodeLocation } from './correct-episode-location.ts'
import { because, closed, episode, issuer, located, locationId, opened, origin } from './fixtures.ts'

const by = as(uptd)
const wrongly = { ...issuer, role: 'TRUE_ORIGIN' } as const

describe('correcting a location of an episode', () => {
  it('says what was wrong', () =>
    given(theCase, opened(), episode(), located(wrongly))
      .when(correctEpisodeLocation, { locationId, ...origin, because: sealedFixture('kata ibunya') }, by)
      .then({
        type: 'EpisodeLocationCorrected',
        data: { locationId, ...origin, because: sealedFixture('kata ibunya'), wrong: ['AREA', 'PLACE', 'CERTAINTY'] },
      }))
  it('keeps the former claim in the history', () => {
    const corrected = { type: 'EpisodeLocationCorrected', data: { locationId, ...origin, because, wrong: ['AREA' as const] } } as const
    const state = stateAfter(theCase, opened(), episode(), located(wrongly), { ...corrected, data: { ...corrected.data, wrong: ['AREA'] } })
    expect(state.locations).toEqual([
      expect.objectContaining({
        area: '53.04',
        former: [expect.objectContaining({ area: '53.71', wrong: ['AREA'], until: '2024-03-01T00:04:00.000Z' })],
      }),
    ])
  })
  it('corrects nothing twice', () =>
    given(theCase, opened(), episode(), located(origin))
      .when(correctEpisodeLocation, { locationId, ...origin, because }, by)
      .thenNothing())
  it('is refused for an unknown location, an Indonesian code abroad, a closed case', () => {
    given(theCase, opened(), episode())
      .when(correctEpisodeLocation, { locationId: idOf('other'), ...origin, because }, by)
      .thenRejected('LOCATION_UNKNOWN')
    given(theCase, opened(), episode(), located())
      .when(correctEpisodeLocation, { locationId, ...origin, because, country: 'TL' }, by)
      .thenRejected('LOCATION_AREA_NEEDS_COUNTRY')
    given(theCase, opened(), episode(), located(), closed())
      .when(correctEpisodeLocation, { locationId, ...origin, because }, by)
      .thenRejected('CASE_CLOSED')
  })
})
