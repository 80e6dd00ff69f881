import { systemActor } from '@titian/core'
import { given } from '@titian/testing'
import { escalateReferral } from './escalate-referral.ts'
import { accepted, due, dueAt, escalated, rejected, requested } from './fixtures.ts'
import { referral } from './referral.ts'

const late = { actor: systemActor('referral'), now: dueAt }

describe('escalating a referral', () => {
  it('tells the supervisor of the sender at the due instant', () =>
    given(referral, requested(), due()).when(escalateReferral, { dueAt }, late).then(escalated()))
  it('does nothing before', () =>
    given(referral, requested(), due())
      .when(escalateReferral, { dueAt }, { ...late, now: '2024-03-05T01:59:59.999Z' })
      .thenNothing())
  it('does nothing for one that was answered', () => {
    given(referral, requested(), due(), accepted()).when(escalateReferral, { dueAt }, late).thenNothing()
    given(referral, requested(), due(), rejected()).when(escalateReferral, { dueAt }, late).thenNothing()
  })
  it('does nothing when repeated', () => given(referral, requested(), due(), escalated()).when(escalateReferral, { dueAt }, late).thenNothing())
})
