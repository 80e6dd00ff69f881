import { as, dinsos, given, kemensos, police, stateAfter, uptd } from '@titian/testing'
import { agency } from './agency.ts'
import { askForDuty } from './ask-for-duty.ts'
import { approved, areaSet, belu, kupang, registeredAs } from './fixtures.ts'
import { grantDuty } from './grant-duty.ts'
import { loseDuty } from './lose-duty.ts'
import { noteDutyLoss } from './note-duty-loss.ts'

const supervisor = as(uptd, 'supervisor')
const desk = as(dinsos, 'supervisor')
const needs = { desk: { agencyId: dinsos.agencyId } }
const there = [registeredAs(uptd), approved]
const asked = (...areas: string[]) => ({ type: 'DutyAsked' as const, actor: supervisor, data: { areas, deskAgencyId: dinsos.agencyId } })
const granted = (...areas: string[]) => ({ type: 'DutyGranted' as const, data: { areas } })
const lost = { type: 'DutyLost' as const, data: { areas: [kupang], toAgencyId: dinsos.agencyId } }

describe('the duty for reports', () => {
  it('is asked for, and binds the desk of the province to the answer (issue 11.8)', () => {
    given(agency, ...there)
      .when(askForDuty, { areas: [kupang] }, { actor: supervisor, needs })
      .then({ type: 'DutyAsked', data: { areas: [kupang], deskAgencyId: dinsos.agencyId } })
    const state = stateAfter(agency, ...there, asked(kupang))
    expect(agency.relations?.(state, uptd.agencyId).map(({ kind, agencyId }) => `${kind} ${agencyId}`)).toEqual([
      `self ${uptd.agencyId}`,
      `askedAgency ${dinsos.agencyId}`,
    ])
  })
  it('is not for the police, not beyond the own area, and not for two provinces at once (issue 11.8)', () => {
    const ask = (areas: string[], ...past: typeof there) => given(agency, ...past).when(askForDuty, { areas }, { actor: supervisor, needs })
    ask([kupang], registeredAs(police), approved).thenRejected('DUTY_NOT_FOR_KIND')
    ask([belu], ...there).thenRejected('DUTY_OUTSIDE_AREA')
    given(agency, ...there, areaSet('53', '52.03'))
      .when(askForDuty, { areas: [kupang, '52.03'] }, { actor: supervisor, needs })
      .thenRejected('DUTY_OF_ONE_PROVINCE')
  })
  it('is asked of the national desk where a province has no desk', () =>
    given(agency, ...there)
      .when(askForDuty, { areas: [kupang] }, { actor: supervisor, needs: { desk: undefined } })
      .then({ type: 'DutyAsked', data: { areas: [kupang], deskAgencyId: '00000000-0000-4000-8000-000000000062' } }))
  it('is granted by another person than who asked (SAFETY 22)', () => {
    given(agency, ...there, asked(kupang))
      .when(grantDuty, {}, desk)
      .then(granted(kupang))
    given(agency, ...there, asked(kupang))
      .when(grantDuty, {}, supervisor)
      .thenRejected('SECOND_PERSON_NEEDED')
    given(agency, ...there)
      .when(grantDuty, {}, desk)
      .thenRejected('DUTY_NOT_ASKED')
    given(agency, ...there, asked(kupang), granted(kupang))
      .when(grantDuty, {}, desk)
      .thenRejected('DUTY_NOT_ASKED')
  })
  it('is lost where another has it, which stands there until somebody says that it is known', () => {
    const system = { ...as(kemensos), post: 'system' }
    given(agency, ...there, granted(kupang))
      .when(loseDuty, lost.data, system)
      .then(lost)
    expect(stateAfter(agency, ...there, granted(kupang, belu), lost)).toMatchObject({ dutyAreas: [belu], lost: [kupang] })
    given(agency, ...there, granted(kupang), lost)
      .when(noteDutyLoss, {}, supervisor)
      .then({ type: 'DutyLossSeen', data: {} })
    given(agency, ...there)
      .when(noteDutyLoss, {}, supervisor)
      .thenNothing()
  })
})
