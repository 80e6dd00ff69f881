import { as, given, idOf, stateAfter, uptd } from '@titian/testing'
import { inYear } from '@titian/vocabulary'
import { aged } from '../subject/fixtures.ts'
import { subject } from '../subject/subject.ts'
import { theCase } from './case.ts'
import { correctEpisode } from './correct-episode.ts'
import { act, because, bornOut, closed, determined, episode, episodeId, opened, purpose } from './fixtures.ts'
import { takeBackEpisode } from './take-back-episode.ts'

const by = { actor: as(uptd), needs: { person: stateAfter(subject, aged('STATED', '2018-05')) } }
const told = { from: inYear('2017', 'WITA'), sector: 'DOMESTIC_WORK' as const }
const grown = { from: inYear('2021', 'WITA'), sector: 'DOMESTIC_WORK' as const }
const fellBack = { type: 'DeterminationFellBack', data: { agencyId: uptd.agencyId, status: 'POSSIBLE' } } as const

describe('correcting an episode', () => {
  it('says what was wrong and why, and keeps what was held', () => {
    const data = { episodeId, ...grown, because, wrong: ['BEGIN' as const] }
    given(theCase, opened(), episode(told))
      .when(correctEpisode, { episodeId, ...grown, because }, by)
      .then({ type: 'EpisodeCorrected', data: { ...data, wrong: ['BEGIN'] } })
    const { episodes } = stateAfter(theCase, opened(), episode(told), { type: 'EpisodeCorrected', data: { ...data, wrong: ['BEGIN'] } })
    expect(episodes).toMatchObject([{ from: grown.from, former: [{ from: told.from, wrong: ['BEGIN'] }] }])
  })
  it('lets ACTUAL fall back that rested on childhood then (SAFETY 13)', () =>
    given(theCase, opened(), episode(told), act(), purpose(), determined(uptd, 'ACTUAL'))
      .when(correctEpisode, { episodeId, ...grown, because }, by)
      .then({ type: 'EpisodeCorrected', data: { episodeId, ...grown, because, wrong: ['BEGIN'] } }, fellBack))
  it('corrects nothing twice', () =>
    given(theCase, opened(), episode(told))
      .when(correctEpisode, { episodeId, ...told, because }, by)
      .thenNothing())
  it('is refused for an unknown one, a future one, one that ends before it begins, a closed case', () => {
    given(theCase, opened())
      .when(correctEpisode, { episodeId, ...told, because }, by)
      .thenRejected('EPISODE_UNKNOWN')
    given(theCase, opened(), episode(told))
      .when(correctEpisode, { episodeId, from: inYear('2099', 'WITA'), because }, by)
      .thenRejected('EPISODE_IN_FUTURE')
    given(theCase, opened(), episode(told))
      .when(correctEpisode, { episodeId, ...told, to: inYear('2016', 'WITA'), because }, by)
      .thenRejected('EPISODE_ENDS_BEFORE_BEGIN')
    given(theCase, opened(), episode(told), closed())
      .when(correctEpisode, { episodeId, ...grown, because }, by)
      .thenRejected('CASE_CLOSED')
  })
})

describe('taking an episode back', () => {
  const takenBack = { type: 'EpisodeTakenBack', data: { episodeId, because } } as const
  it('takes its elements with it, and what rested on them falls back', () => {
    given(theCase, opened(), ...bornOut(), determined(uptd, 'ACTUAL'))
      .when(takeBackEpisode, { episodeId, because }, by)
      .then(takenBack, fellBack)
    expect(stateAfter(theCase, opened(), ...bornOut(), takenBack)).toMatchObject({ episodes: [], elements: [] })
  })
  it('takes nothing back twice', () => given(theCase, opened(), episode(), takenBack).when(takeBackEpisode, { episodeId, because }, by).thenNothing())
  it('is refused for an unknown one, and in a closed case', () => {
    given(theCase, opened())
      .when(takeBackEpisode, { episodeId: idOf('other'), because }, by)
      .thenRejected('EPISODE_UNKNOWN')
    given(theCase, opened(), episode(), closed()).when(takeBackEpisode, { episodeId, because }, by).thenRejected('CASE_CLOSED')
  })
})
