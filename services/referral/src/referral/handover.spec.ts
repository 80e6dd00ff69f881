import { systemActor } from '@titian/core'
import { as, dinsos, given, idOf, stateAfter, uptd } from '@titian/testing'
import { attendHandover } from './attend-handover.ts'
import { completeHandover } from './complete-handover.ts'
import { failHandover } from './fail-handover.ts'
import { accepted, allAttended, attended, grownUp, handedOver, handoverFailed, requested } from './fixtures.ts'
import { referral } from './referral.ts'

const transfer = [requested({ kind: 'TRANSFER' }), accepted()]
const sender = as(uptd)
const recipient = as(dinsos)
const attendance = (party: 'SENDER' | 'RECIPIENT', confirmedBy: string) => ({ type: 'HandoverAttended' as const, data: { party, confirmedBy } })

describe('attending a hand-over', () => {
  it('is confirmed by each agency for itself', () => {
    given(referral, ...transfer)
      .when(attendHandover, { party: 'SENDER' }, sender)
      .then(attendance('SENDER', sender.userId))
    given(referral, ...transfer)
      .when(attendHandover, { party: 'RECIPIENT' }, recipient)
      .then(attendance('RECIPIENT', recipient.userId))
  })
  it('is refused for the other agency', () => {
    given(referral, ...transfer)
      .when(attendHandover, { party: 'SENDER' }, recipient)
      .thenRejected('PARTY_NOT_YOURS')
    given(referral, ...transfer)
      .when(attendHandover, { party: 'RECIPIENT' }, sender)
      .thenRejected('PARTY_NOT_YOURS')
  })
  it('is recorded for the person by either caseworker, with how she said so', () =>
    given(referral, ...transfer)
      .when(attendHandover, { party: 'PERSON', how: 'SPOKEN' }, recipient)
      .then({ type: 'HandoverAttended', data: { party: 'PERSON', confirmedBy: recipient.userId, how: 'SPOKEN' } }))
  it('is refused for the person without how she said so', () =>
    given(referral, ...transfer)
      .when(attendHandover, { party: 'PERSON' }, sender)
      .thenRejected('CONFIRMATION_MISSING'))
  it('is refused for a guardian whose ties are not ruled out (SAFETY 14)', () => {
    const input = { party: 'GUARDIAN' as const, how: 'SPOKEN' as const }
    given(referral, ...transfer)
      .when(attendHandover, input, sender)
      .thenRejected('GUARDIAN_NOT_CLEARED')
    given(referral, ...transfer)
      .when(attendHandover, { ...input, guardianTieRuledOut: true }, sender)
      .then({
        type: 'HandoverAttended',
        data: { party: 'GUARDIAN', confirmedBy: sender.userId, how: 'SPOKEN', guardianTieRuledOutBy: sender.userId },
      })
  })
  it('is refused for a guardian of an adult, who attends herself (SAFETY 13)', () => {
    const input = { party: 'GUARDIAN' as const, how: 'SPOKEN' as const, guardianTieRuledOut: true }
    given(referral, ...transfer)
      .when(attendHandover, input, { actor: sender, needs: { theCase: grownUp } })
      .thenRejected('GUARDIAN_OF_ADULT')
    given(referral, ...transfer, attended('SENDER'), attended('RECIPIENT'), attended('GUARDIAN'))
      .when(completeHandover, {}, { actor: recipient, needs: { theCase: grownUp } })
      .thenRejected('HANDOVER_INCOMPLETE', { missing: [{ id: 'Yang bersangkutan (korban)', en: 'The person concerned' }] })
  })
  it('says which open referrals end with a transfer, and only its sender does', () => {
    const endedWithIt = [idOf('other referral')]
    given(referral, ...transfer)
      .when(attendHandover, { party: 'SENDER', endedWithIt }, sender)
      .then({ type: 'HandoverAttended', data: { party: 'SENDER', confirmedBy: sender.userId, endedWithIt } })
    given(referral, ...transfer)
      .when(attendHandover, { party: 'RECIPIENT', endedWithIt }, recipient)
      .thenRejected('ENDS_WITH_TRANSFER_ONLY')
    given(referral, requested(), accepted()).when(attendHandover, { party: 'SENDER', endedWithIt }, sender).thenRejected('ENDS_WITH_TRANSFER_ONLY')
  })
  it('does nothing when repeated', () =>
    given(referral, ...transfer, attended('SENDER'))
      .when(attendHandover, { party: 'SENDER' }, sender)
      .thenNothing())
  it('is refused before the referral is accepted and after the hand-over', () => {
    given(referral, requested()).when(attendHandover, { party: 'SENDER' }, sender).thenRejected('REFERRAL_NOT_ACCEPTED')
    given(referral, ...transfer, ...allAttended(), handedOver())
      .when(attendHandover, { party: 'GUARDIAN', how: 'SPOKEN', guardianTieRuledOut: true }, sender)
      .thenRejected('REFERRAL_ALREADY_HANDED_OVER')
  })
})

describe('completing a hand-over', () => {
  it('names from, to and the caseworker once all have attended', () =>
    given(referral, ...transfer, ...allAttended())
      .when(completeHandover, {}, recipient)
      .then(handedOver()))
  it('takes a guardian for the person', () =>
    given(referral, ...transfer, attended('SENDER'), attended('RECIPIENT'), attended('GUARDIAN'))
      .when(completeHandover, {}, recipient)
      .then(handedOver()))
  it('is refused while someone is missing', () =>
    given(referral, ...transfer, attended('RECIPIENT'))
      .when(completeHandover, {}, recipient)
      .thenRejected('HANDOVER_INCOMPLETE', {
        missing: [
          { id: 'Lembaga perujuk', en: 'Sending agency' },
          { id: 'Yang bersangkutan (korban)', en: 'The person concerned' },
        ],
      }))
  it('does nothing when repeated', () =>
    given(referral, ...transfer, ...allAttended(), handedOver())
      .when(completeHandover, {}, recipient)
      .thenNothing())
  it('is refused before the referral is accepted', () =>
    given(referral, requested()).when(completeHandover, {}, recipient).thenRejected('REFERRAL_NOT_ACCEPTED'))
  it('leaves nothing open of a transfer, but of a referral', () => {
    expect(referral.isOpen?.(stateAfter(referral, ...transfer, ...allAttended(), handedOver()))).toBe(false)
    expect(referral.isOpen?.(stateAfter(referral, requested(), accepted(), ...allAttended(), handedOver()))).toBe(true)
  })
})

describe('failing a hand-over', () => {
  const system = systemActor('referral')
  const done = [...transfer, ...allAttended(), handedOver()]
  it('undoes it, and all meet again', () => {
    given(referral, ...done)
      .when(failHandover, { code: 'NOT_ACCOUNTABLE' }, system)
      .then(handoverFailed())
    expect(stateAfter(referral, ...done, handoverFailed())).toMatchObject({ status: 'accepted', attended: [] })
  })
  it('does nothing when repeated', () =>
    given(referral, ...done, handoverFailed())
      .when(failHandover, { code: 'NOT_ACCOUNTABLE' }, system)
      .thenNothing())
})
