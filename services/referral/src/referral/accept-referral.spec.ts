import { as, dinsos, given, stateAfter } from '@titian/testing'
import { acceptReferral } from './accept-referral.ts'
import { accepted, cancelled, escalated, rejected, requested } from './fixtures.ts'
import { referral } from './referral.ts'

const input = { caseworkerId: 'user-dinsos-1' }

describe('accepting a referral', () => {
  it('names the caseworker', () => given(referral, requested()).when(acceptReferral, input, as(dinsos)).then(accepted()))
  it('is possible late, after it was escalated', () =>
    given(referral, requested(), escalated()).when(acceptReferral, input, as(dinsos)).then(accepted()))
  it('does nothing when repeated', () => given(referral, requested(), accepted()).when(acceptReferral, input, as(dinsos)).thenNothing())
  it('is refused for another caseworker', () =>
    given(referral, requested(), accepted('user-2')).when(acceptReferral, input, as(dinsos)).thenRejected('REFERRAL_ALREADY_ACCEPTED'))
  it('is refused once it was rejected or cancelled', () => {
    given(referral, requested(), rejected()).when(acceptReferral, input, as(dinsos)).thenRejected('REFERRAL_NOT_OPEN')
    given(referral, requested(), cancelled()).when(acceptReferral, input, as(dinsos)).thenRejected('REFERRAL_NOT_OPEN')
  })
  it('binds the recipient to the case from then on, the asked agency to the referral before', () => {
    const kinds = (...past: Parameters<typeof stateAfter<object, typeof referral.events>>[1][]) =>
      referral.relations?.(stateAfter(referral, ...past), 'id').map(({ kind, to }) => [kind, to !== undefined])
    expect(kinds(requested())).toEqual([
      ['senderAgency', false],
      ['askedAgency', false],
    ])
    expect(kinds(requested(), accepted())).toContainEqual(['recipientAgency', false])
    expect(kinds(requested(), rejected())).toEqual([
      ['senderAgency', false],
      ['askedAgency', true],
    ])
  })
})
