import { systemActor } from '@titian/core'
import { as, given, idOf, police, stateAfter, uptd } from '@titian/testing'
import { aged } from '../subject/fixtures.ts'
import { subject } from '../subject/subject.ts'
import { theCase } from './case.ts'
import { correctElement } from './correct-element.ts'
import { act, because, bornOut, closed, determined, document, episode, episodeId, opened } from './fixtures.ts'
import { strongestDetermination } from './present.ts'
import { takeBackElement } from './take-back-element.ts'
import { updateAgeBand } from './update-age-band.ts'

const by = { actor: as(uptd), needs: { person: stateAfter(subject, aged('STATED', '2010-05')) } }
const elementId = idOf('element ACT')
const right = { elementId, element: 'ACT', code: 'SENDING', episodeId, evidence: [document('ACT')] } as const
const input = { ...right, evidence: [...right.evidence], because }
const fellBack = (agencyId = uptd.agencyId) => ({ type: 'DeterminationFellBack', data: { agencyId, status: 'POSSIBLE' } }) as const

describe('correcting an element', () => {
  it('says it whole, and why', () =>
    given(theCase, opened(), episode(), act()).when(correctElement, input, by).then({ type: 'ElementCorrected', data: input }))
  it('corrects nothing twice', () =>
    given(theCase, opened(), episode(), act(), { type: 'ElementCorrected', data: input }).when(correctElement, input, by).thenNothing())
  it('lets every ACTUAL fall back that no episode bears out any more', () => {
    const moved = { ...input, episodeId: idOf('other') }
    given(theCase, opened(), ...bornOut(), episode({ episodeId: idOf('other') }), determined(uptd, 'ACTUAL'), determined(police, 'ACTUAL'))
      .when(correctElement, moved, by)
      .then({ type: 'ElementCorrected', data: moved }, fellBack(), fellBack(police.agencyId))
  })
  it('is refused for an unknown one, another form, an unknown episode, a closed case', () => {
    given(theCase, opened(), episode()).when(correctElement, input, by).thenRejected('ELEMENT_UNKNOWN')
    given(theCase, opened(), episode(), act())
      .when(correctElement, { ...input, code: 'DECEPTION' }, by)
      .thenRejected('ELEMENT_CODE_MISMATCH')
    given(theCase, opened(), episode(), act())
      .when(correctElement, { ...input, episodeId: idOf('other') }, by)
      .thenRejected('EPISODE_UNKNOWN')
    given(theCase, opened(), episode(), act(), closed()).when(correctElement, input, by).thenRejected('CASE_CLOSED')
  })
})

describe('taking an element back', () => {
  const takenBack = { type: 'ElementTakenBack', data: { elementId, because } } as const
  it('lets ACTUAL fall back to POSSIBLE, and NOT be what it was', () => {
    given(theCase, opened(), ...bornOut(), determined(uptd, 'ACTUAL'), determined(police, 'NOT', { redirect: 'SMUGGLING' }))
      .when(takeBackElement, { elementId, because }, by)
      .then(takenBack, fellBack())
    const after = stateAfter(theCase, opened(), ...bornOut(), determined(uptd, 'ACTUAL'), takenBack, fellBack())
    expect(strongestDetermination(after)).toBe('POSSIBLE')
    expect(after.determinations).toMatchObject([
      { status: 'ACTUAL', superseded: true },
      { status: 'POSSIBLE', fellBack: true },
    ])
  })
  it('reads to other services as what that agency now holds', () =>
    expect(theCase.events.DeterminationFellBack.about.publish).toEqual({ as: 'TraffickingStatusDetermined', fields: ['status', 'agencyId'] }))
  it('takes nothing back twice, and is refused for an unknown one', () => {
    given(theCase, opened(), episode(), act(), takenBack).when(takeBackElement, { elementId, because }, by).thenNothing()
    given(theCase, opened()).when(takeBackElement, { elementId, because }, by).thenRejected('ELEMENT_UNKNOWN')
  })
})

describe('the age band of a case', () => {
  const system = (month: string) => ({ actor: systemActor('intake'), needs: { person: stateAfter(subject, aged('ASSESSED', month)) } })
  it('follows what was recorded of the age (SAFETY 13)', () => {
    given(theCase, opened({ ageBand: 'ADULT_21_29' }))
      .when(updateAgeBand, {}, system('2026-05'))
      .then({ type: 'AgeBandChanged', data: { ageBand: 'CHILD_9_17' } })
    given(theCase, opened({ ageBand: 'ADULT_21_29' }))
      .when(updateAgeBand, {}, system('2019-05'))
      .thenNothing()
  })
  it('takes with it what rested on childhood alone', () =>
    given(
      theCase,
      opened({ ageBand: 'CHILD_9_17' }),
      ...bornOut().filter(({ data }) => !('element' in data) || data.element !== 'MEANS'),
      determined(uptd, 'ACTUAL'),
    )
      .when(updateAgeBand, {}, system('2015-05'))
      .then({ type: 'AgeBandChanged', data: { ageBand: 'ADULT_21_29' } }, fellBack()))
  it('says nothing of a case that is closed, nor where nothing was recorded', () => {
    given(theCase, opened(), closed()).when(updateAgeBand, {}, system('2026-05')).thenNothing()
    given(theCase, opened()).when(updateAgeBand, {}, systemActor('intake')).thenNothing()
  })
})
