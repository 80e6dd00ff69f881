import { systemActor } from '@titian/core'
import { given, idOf, sealedFixture, stateAfter } from '@titian/testing'
import { reachable } from '../fixtures.ts'
import { conductFollowUp } from './conduct-follow-up.ts'
import { allFollowedUp, assessed, completed, conducted, dueAts, followUpId, missed, planned, supervisor, waived, worker } from './fixtures.ts'
import { missFollowUp } from './miss-follow-up.ts'
import { reintegration } from './reintegration.ts'
import { waiveFollowUp } from './waive-follow-up.ts'

const done = [...planned(), ...allFollowedUp(), assessed(), completed()]
const deadlineId = followUpId()
const by = { actor: worker, needs: { contact: reachable } }

describe('conducting a follow-up', () => {
  const input = { deadlineId, outcome: 'REACHED' as const, bySafeChannel: true }
  it('says what came of it, sealed', () => {
    const note = sealedFixture('kabar')
    given(reintegration, ...planned())
      .when(conductFollowUp, input, by)
      .then(conducted())
    given(reintegration, ...planned())
      .when(conductFollowUp, { ...input, note }, by)
      .then({ type: 'FollowUpConducted', data: { deadlineId, outcome: 'REACHED', note } })
  })
  it('is possible after it was missed', () =>
    given(reintegration, ...planned(), missed())
      .when(conductFollowUp, input, by)
      .then(conducted()))
  it('stays to be done where she was not reached', () => {
    const attempted = { type: 'FollowUpAttempted' as const, data: { deadlineId, outcome: 'NOT_REACHED' as const } }
    given(reintegration, ...planned())
      .when(conductFollowUp, { ...input, outcome: 'NOT_REACHED' }, by)
      .then(attempted)
    expect(stateAfter(reintegration, ...planned(), attempted).followUps[0]?.status).toBe('due')
  })
  it('is never by another channel, and without one there is no contact', () => {
    given(reintegration, ...planned())
      .when(conductFollowUp, { ...input, bySafeChannel: false }, by)
      .thenRejected('FOLLOW_UP_NOT_SAFE')
    given(reintegration, ...planned())
      .when(conductFollowUp, { ...input, outcome: 'NO_SAFE_CHANNEL', bySafeChannel: false }, by)
      .then({ type: 'FollowUpAttempted', data: { deadlineId, outcome: 'NO_SAFE_CHANNEL' } })
  })
  it('is none where she has named no channel (SAFETY 16)', () => {
    given(reintegration, ...planned())
      .when(conductFollowUp, input, worker)
      .thenRejected('FOLLOW_UP_WITHOUT_CHANNEL')
    given(reintegration, ...planned())
      .when(conductFollowUp, { ...input, outcome: 'NO_SAFE_CHANNEL', bySafeChannel: false }, worker)
      .then({ type: 'FollowUpAttempted', data: { deadlineId, outcome: 'NO_SAFE_CHANNEL' } })
  })
  it('does nothing when repeated', () =>
    given(reintegration, ...planned(), conducted())
      .when(conductFollowUp, input, by)
      .thenNothing())
  it('is refused where there is none, where it was waived, and after the end', () => {
    given(reintegration, ...planned())
      .when(conductFollowUp, { ...input, deadlineId: idOf('nowhere') }, by)
      .thenRejected('FOLLOW_UP_UNKNOWN')
    given(reintegration, ...planned(), waived())
      .when(conductFollowUp, input, by)
      .thenRejected('FOLLOW_UP_SETTLED', { status: { id: 'Ditiadakan', en: 'Waived' } })
    given(reintegration, ...done)
      .when(conductFollowUp, { ...input, deadlineId: followUpId('FOLLOW-UP-12M') }, by)
      .thenRejected('REINTEGRATION_NOT_OPEN')
  })
})

describe('missing a follow-up', () => {
  const input = { deadlineId, dueAt: dueAts['FOLLOW-UP-1M'] }
  const late = { actor: systemActor('victim-support'), now: input.dueAt }
  it('is said at the due instant', () =>
    given(reintegration, ...planned())
      .when(missFollowUp, input, late)
      .then(missed()))
  it('is not said before, nor of one that was made or waived', () => {
    given(reintegration, ...planned())
      .when(missFollowUp, input, { ...late, now: '2024-04-04T15:59:59.998Z' })
      .thenNothing()
    given(reintegration, ...planned(), conducted())
      .when(missFollowUp, input, late)
      .thenNothing()
    given(reintegration, ...planned(), waived())
      .when(missFollowUp, input, late)
      .thenNothing()
  })
  it('does nothing when repeated', () =>
    given(reintegration, ...planned(), missed())
      .when(missFollowUp, input, late)
      .thenNothing())
})

describe('waiving a follow-up', () => {
  const input = { deadlineId, code: 'PERSON_DECLINED' as const }
  it('says why, also of a missed one', () => {
    given(reintegration, ...planned())
      .when(waiveFollowUp, input, supervisor)
      .then(waived())
    given(reintegration, ...planned(), missed())
      .when(waiveFollowUp, input, supervisor)
      .then(waived())
  })
  it('does nothing when repeated', () =>
    given(reintegration, ...planned(), waived())
      .when(waiveFollowUp, input, supervisor)
      .thenNothing())
  it('is refused where there is none, where it was made, and after the end', () => {
    given(reintegration, ...planned())
      .when(waiveFollowUp, { ...input, deadlineId: idOf('nowhere') }, supervisor)
      .thenRejected('FOLLOW_UP_UNKNOWN')
    given(reintegration, ...planned(), conducted())
      .when(waiveFollowUp, input, supervisor)
      .thenRejected('FOLLOW_UP_SETTLED', { status: { id: 'Dilakukan', en: 'Done' } })
    given(reintegration, ...done)
      .when(waiveFollowUp, input, supervisor)
      .thenRejected('REINTEGRATION_NOT_OPEN')
  })
})
