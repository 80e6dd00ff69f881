import { as, given, uptd } from '@titian/testing'
import { inYear } from '@titian/vocabulary'
import { theCase } from './case.ts'
import { closed, episode, episodeId, opened } from './fixtures.ts'
import { recordEpisode } from './record-episode.ts'

const input = { from: inYear('2021', 'WITA'), sector: 'DOMESTIC_WORK', controlMethods: ['TAKES_EARNINGS', 'DEBT_BONDAGE'] } as const

describe('recording an episode', () => {
  it('takes vague dates', () =>
    given(theCase, opened())
      .when(recordEpisode, { ...input, controlMethods: [...input.controlMethods] }, as(uptd))
      .then({ type: 'EpisodeRecorded', data: { episodeId, ...input, controlMethods: [...input.controlMethods] } }))
  it('records nothing twice', () => given(theCase, opened(), episode()).when(recordEpisode, {}, as(uptd)).thenNothing())
  it('has begun, and ended no sooner than it began', () => {
    given(theCase, opened())
      .when(recordEpisode, { from: inYear('2099', 'WITA') }, as(uptd))
      .thenRejected('EPISODE_IN_FUTURE')
    given(theCase, opened())
      .when(recordEpisode, { from: inYear('2021', 'WITA'), to: inYear('2099', 'WITA') }, as(uptd))
      .thenRejected('EPISODE_IN_FUTURE')
    given(theCase, opened())
      .when(recordEpisode, { from: inYear('2021', 'WITA'), to: inYear('2020', 'WITA') }, as(uptd))
      .thenRejected('EPISODE_ENDS_BEFORE_BEGIN')
    // Vague dates are given what they leave open: both may be of this year, the end after the beginning.
    given(theCase, opened())
      .when(recordEpisode, { from: inYear('2024', 'WITA'), to: inYear('2024', 'WITA') }, as(uptd))
      .then({ type: 'EpisodeRecorded', data: { episodeId, from: inYear('2024', 'WITA'), to: inYear('2024', 'WITA') } })
  })
  it('names no means of control twice', () => expect(recordEpisode.input.safeParse({ controlMethods: ['THREATS', 'THREATS'] }).success).toBe(false))
  it('is refused once the case is closed', () => given(theCase, opened(), closed()).when(recordEpisode, {}, as(uptd)).thenRejected('CASE_CLOSED'))
})
