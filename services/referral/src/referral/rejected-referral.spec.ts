import { systemActor } from '@titian/core'
import { as, dinsos, given, ngo } from '@titian/testing'
import { noteUnservedNeedWhenOutsideMandate } from '../reactions/note-unserved-need.ts'
import { escalateRejection } from './escalate-rejection.ts'
import { accepted, dueAt, openCase, rejected, rejectionEscalated, request, requested, unserved } from './fixtures.ts'
import { noteUnservedNeed } from './note-unserved-need.ts'
import { referral } from './referral.ts'
import { rejectReferral } from './reject-referral.ts'

const system = systemActor('referral')
const redirected = { type: 'ReferralRedirected', data: { ...request({ recipientAgencyId: ngo.agencyId }), toReferralId: ngo.agencyId } } as const

describe('a rejected referral', () => {
  it('leaves four hours to ask another agency in an emergency', () =>
    given(referral, requested({ urgency: 'EMERGENCY' }))
      .when(rejectReferral, { code: 'NO_CAPACITY' }, as(dinsos))
      .then({
        type: 'ReferralRejected',
        data: { code: 'NO_CAPACITY', rule: 'REF-REDIRECT-EMERGENCY', dueAt: '2024-03-04T06:00:00.000Z', zone: 'Asia/Jakarta' },
      }))
  it('is the supervisor’s when nobody asked another one in time', () => {
    const late = { actor: system, now: dueAt }
    given(referral, requested(), rejected()).when(escalateRejection, { dueAt }, late).then(rejectionEscalated())
    given(referral, requested(), rejected(), rejectionEscalated()).when(escalateRejection, { dueAt }, late).thenNothing()
    given(referral, requested(), rejected(), redirected).when(escalateRejection, { dueAt }, late).thenNothing()
    given(referral, requested(), accepted()).when(escalateRejection, { dueAt }, late).thenNothing()
    given(referral, requested(), rejected())
      .when(escalateRejection, { dueAt }, { ...late, now: '2024-03-05T01:59:59.999Z' })
      .thenNothing()
  })
})

describe('a need outside of every mandate', () => {
  const known = (areas?: readonly string[]) => ({ actor: system, needs: { theCase: openCase, others: areas && { areas } } })
  it('goes on to the Ministry of Social Affairs where nobody else offers it (SAFETY 17)', () => {
    given(referral, requested(), rejected('OUTSIDE_MANDATE')).when(noteUnservedNeed, {}, known()).then(unserved())
    given(referral, requested(), rejected('OUTSIDE_MANDATE'))
      .when(noteUnservedNeed, {}, known(['52.01']))
      .then(unserved())
  })
  it('does not where somebody else does, there or in all of the province', () => {
    given(referral, requested(), rejected('OUTSIDE_MANDATE'))
      .when(noteUnservedNeed, {}, known(['53']))
      .thenNothing()
    given(referral, requested(), rejected('OUTSIDE_MANDATE'))
      .when(noteUnservedNeed, {}, known(['53.71.04']))
      .thenNothing()
  })
  it('is not told of protection (SAFETY 2)', () =>
    given(referral, requested({ discretion: 'protected' }), rejected('OUTSIDE_MANDATE'))
      .when(noteUnservedNeed, {}, known())
      .thenNothing())
  it('is noted once, and for that ground alone', async () => {
    given(referral, requested(), rejected('OUTSIDE_MANDATE'), unserved()).when(noteUnservedNeed, {}, known()).thenNothing()
    given(referral, requested(), rejected()).when(noteUnservedNeed, {}, known()).thenNothing()
    const of = async (code: 'NO_CAPACITY' | 'OUTSIDE_MANDATE') =>
      (await noteUnservedNeedWhenOutsideMandate.run({ stream: 'referral.referral-r', data: rejected(code as never).data } as never, {} as never))
        .length
    expect([await of('OUTSIDE_MANDATE'), await of('NO_CAPACITY')]).toEqual([1, 0])
  })
})
