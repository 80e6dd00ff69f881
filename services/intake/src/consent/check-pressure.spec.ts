import { systemActor } from '@titian/core'
import { given } from '@titian/testing'
import { checkPressure } from './check-pressure.ts'
import { consent } from './consent.ts'
import { by, type ConsentPast, checkDue, checkId, consentId, dueAt, given1, withdrawn } from './fixtures.ts'
import { missPressureCheck } from './miss-pressure-check.ts'

describe('the private check on pressure (SAFETY 12)', () => {
  const asked = { consentId, finding: 'SUSPECTED' as const, whoPresent: ['COMPANION' as const], private: true }
  const past = [given1(), withdrawn(), checkDue()]
  const checked: ConsentPast = { type: 'PressureChecked', data: { consentId, deadlineId: checkId, finding: 'SUSPECTED' } }
  const missed: ConsentPast = { type: 'PressureCheckMissed', data: { consentId, deadlineId: checkId } }
  it('says what a companion found, alone with her', () => {
    given(consent, ...past)
      .when(checkPressure, asked, by.actor)
      .then(checked)
    given(consent, ...past, missed)
      .when(checkPressure, asked, by.actor)
      .then(checked)
  })
  it('is none before others', () => {
    given(consent, ...past)
      .when(checkPressure, { ...asked, private: false }, by.actor)
      .thenRejected('PRESSURE_ASKED_BEFORE_OTHERS')
    given(consent, ...past)
      .when(checkPressure, { ...asked, whoPresent: ['FAMILY'] }, by.actor)
      .thenRejected('PRESSURE_ASKED_BEFORE_OTHERS')
    given(consent, ...past)
      .when(checkPressure, { ...asked, private: false, finding: 'NOT_REACHED' }, by.actor)
      .then({ type: 'PressureChecked', data: { consentId, deadlineId: checkId, finding: 'NOT_REACHED' } })
  })
  it('is made once, and only where one waits', () => {
    given(consent, ...past, checked)
      .when(checkPressure, asked, by.actor)
      .thenNothing()
    given(consent, given1()).when(checkPressure, asked, by.actor).thenRejected('PRESSURE_CHECK_UNKNOWN')
  })
  it('is missed when nobody asked in time, and not when somebody did', () => {
    const system = systemActor('intake')
    given(consent, ...past)
      .when(missPressureCheck, { deadlineId: checkId, dueAt }, system)
      .then(missed)
    given(consent, ...past, checked)
      .when(missPressureCheck, { deadlineId: checkId, dueAt }, system)
      .thenNothing()
  })
  it('is told to those who care for her, and reads to others as a talk', () => {
    for (const type of ['PressureCheckDue', 'PressureChecked'] as const) {
      const { group, neutral } = consent.events[type].about
      expect(group).toBe('psychosocial')
      expect(neutral?.id).not.toMatch(/tekanan/)
    }
  })
})
