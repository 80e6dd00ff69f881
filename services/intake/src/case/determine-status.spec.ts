import { as, given, idOf, ngo, type Past, police, stateAfter, uptd } from '@titian/testing'
import { inMonth, inYear } from '@titian/vocabulary'
import { subject } from '../subject/subject.ts'
import { theCase } from './case.ts'
import { traffickingElements } from './codes.ts'
import { determineStatus } from './determine-status.ts'
import { act, bornOut, closed, determined, episode, means, opened, purpose } from './fixtures.ts'

const age = (month: string, irregular = false): Past<typeof subject.events> => ({
  type: 'AgeRecorded',
  data: { kind: 'DOCUMENTED', turns18: inMonth(month, 'WITA'), irregular },
})
const adult = { actor: as(uptd), needs: { person: stateAfter(subject, age('2018-05')) } }
const child = { actor: as(uptd), needs: { person: stateAfter(subject, age('2026-05')) } }
const decided = { agencyId: uptd.agencyId, agencyKind: 'UPTD_PPA' } as const
const actual = { type: 'TraffickingStatusDetermined', data: { status: 'ACTUAL', ...decided } } as const

describe('determining the status', () => {
  it('asks nothing of POSSIBLE', () =>
    given(theCase, opened())
      .when(determineStatus, { status: 'POSSIBLE' }, adult)
      .then({ type: 'TraffickingStatusDetermined', data: { status: 'POSSIBLE', ...decided } }))

  it('needs act, means and purpose with evidence for ACTUAL', () => {
    given(theCase, opened(), ...bornOut())
      .when(determineStatus, { status: 'ACTUAL' }, adult)
      .then(actual)
    given(theCase, opened(), episode(), act())
      .when(determineStatus, { status: 'ACTUAL' }, adult)
      .thenRejected('DETERMINATION_NEEDS_EVIDENCE', { missing: [traffickingElements.label('MEANS'), traffickingElements.label('PURPOSE')] })
    given(theCase, opened())
      .when(determineStatus, { status: 'ACTUAL' }, adult)
      .thenRejected('DETERMINATION_NEEDS_EVIDENCE', { missing: ['ACT', 'MEANS', 'PURPOSE'].map((one) => traffickingElements.label(one as 'ACT')) })
  })

  it('needs them within one episode: those of two do not add up', () => {
    const other = idOf('other episode')
    given(theCase, opened(), episode(), episode({ episodeId: other }), act(), means(), purpose(other))
      .when(determineStatus, { status: 'ACTUAL' }, adult)
      .thenRejected('DETERMINATION_NEEDS_EVIDENCE', { missing: [traffickingElements.label('PURPOSE')] })
  })

  it('needs no means for a child, nor where the age is in doubt (SAFETY 13)', () => {
    given(theCase, opened(), episode(), act(), purpose()).when(determineStatus, { status: 'ACTUAL' }, child).then(actual)
    given(theCase, opened(), episode(), act(), purpose()).when(determineStatus, { status: 'ACTUAL' }, as(uptd)).then(actual)
    given(theCase, opened(), episode(), act())
      .when(determineStatus, { status: 'ACTUAL' }, child)
      .thenRejected('DETERMINATION_NEEDS_EVIDENCE', { missing: [traffickingElements.label('PURPOSE')] })
  })

  it('asks the age at the event, not of today (SAFETY 13)', () =>
    given(theCase, opened(), episode({ from: inYear('2017', 'WITA') }), act(), purpose())
      .when(determineStatus, { status: 'ACTUAL' }, adult)
      .then(actual))

  it('waives the means for the episode of the child alone, not for one when she was grown (SAFETY 13)', () => {
    const grown = idOf('grown')
    given(
      theCase,
      opened(),
      episode({ from: inYear('2015', 'WITA') }),
      episode({ episodeId: grown, from: inYear('2022', 'WITA') }),
      act(grown),
      purpose(grown),
    )
      .when(determineStatus, { status: 'ACTUAL' }, adult)
      .thenRejected('DETERMINATION_NEEDS_EVIDENCE', { missing: [traffickingElements.label('MEANS')] })
  })

  it('needs to say where someone is led who is NOT (SAFETY 11)', () => {
    given(theCase, opened()).when(determineStatus, { status: 'NOT' }, adult).thenRejected('DETERMINATION_NEEDS_REDIRECT')
    given(theCase, opened())
      .when(determineStatus, { status: 'NOT', redirect: 'LABOUR_DISPUTE' }, { ...adult, actor: as(police) })
      .then({
        type: 'TraffickingStatusDetermined',
        data: { status: 'NOT', redirect: 'LABOUR_DISPUTE', agencyId: police.agencyId, agencyKind: 'POLICE' },
      })
  })

  it("says nothing twice, but another agency's is its own", () => {
    given(theCase, opened(), determined(uptd, 'POSSIBLE')).when(determineStatus, { status: 'POSSIBLE' }, adult).thenNothing()
    given(theCase, opened(), determined(uptd, 'POSSIBLE'))
      .when(determineStatus, { status: 'POSSIBLE' }, as(ngo))
      .then({ type: 'TraffickingStatusDetermined', data: { status: 'POSSIBLE', agencyId: ngo.agencyId, agencyKind: 'NGO' } })
  })

  it('is refused once the case is closed', () =>
    given(theCase, opened(), closed()).when(determineStatus, { status: 'POSSIBLE' }, adult).thenRejected('CASE_CLOSED'))
})
