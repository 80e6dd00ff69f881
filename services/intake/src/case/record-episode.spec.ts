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
  it('is refused once the case is closed', () => given(theCase, opened(), closed()).when(recordEpisode, {}, as(uptd)).thenRejected('CASE_CLOSED'))
})
