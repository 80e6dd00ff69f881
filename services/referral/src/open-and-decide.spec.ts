import { as, dinsos, move, ngo, openAgreesWithDecide, uptd } from '@titian/testing'
import { agency } from './agency/agency.ts'
import { correctAgency } from './agency/correct-agency.ts'
import { registered } from './agency/fixtures.ts'
import { offerService } from './agency/offer-service.ts'
import { setServiceArea } from './agency/set-service-area.ts'
import { suspendService } from './agency/suspend-service.ts'
import { acceptReferral } from './referral/accept-referral.ts'
import { attendHandover } from './referral/attend-handover.ts'
import { cancelReferral } from './referral/cancel-referral.ts'
import { changeReferralCaseworker } from './referral/change-referral-caseworker.ts'
import { completeHandover } from './referral/complete-handover.ts'
import { completeReferral } from './referral/complete-referral.ts'
import { escalateReferral } from './referral/escalate-referral.ts'
import { failHandover } from './referral/fail-handover.ts'
import { accepted, allAttended, consents, consentTo, due, excluded, openCase, recipients, requested, reviewSet } from './referral/fixtures.ts'
import { redirectReferral } from './referral/redirect-referral.ts'
import { referral } from './referral/referral.ts'
import { rejectReferral } from './referral/reject-referral.ts'
import { reviewDisclosure } from './referral/review-disclosure.ts'
import { widenDisclosure } from './referral/widen-disclosure.ts'
import { referralService } from './service.ts'

const found: Record<string, readonly string[]> = {}
const both = ['closed', 'open']
const past = '2024-03-04T01:00:00.000Z'

describe('what is offered as open', () => {
  it('of a referral is not refused for its state, and the rest is', () => {
    const known = { theCase: openCase, recipient: recipients.ngo, consents: consents(consentTo(ngo, ['identity', 'psychosocial'])) }
    const moves = [
      move(acceptReferral, [{ caseworkerId: 'u-1' }, { caseworkerId: 'u-2' }]),
      move(changeReferralCaseworker, [{ caseworkerId: 'u-1' }, { caseworkerId: 'u-3' }]),
      move(rejectReferral, [{ code: 'NO_CAPACITY' }, { code: 'OTHER' }]),
      move(cancelReferral, [{ code: 'NOT_NEEDED' }]),
      move(redirectReferral, [{ recipientAgencyId: ngo.agencyId }, { recipientAgencyId: dinsos.agencyId }], {
        ...known,
        bound: excluded(uptd),
      }),
      move(attendHandover, [{ party: 'SENDER' }, { party: 'RECIPIENT' }, { party: 'PERSON', how: 'SPOKEN' }, { party: 'GUARDIAN' }]),
      move(completeHandover, [{}]),
      move(completeReferral, [{ outcome: 'SERVICE_PROVIDED' }, { outcome: 'RETURNED' }]),
      move(escalateReferral, [{ dueAt: past }]),
      move(widenDisclosure, [{ disclosedCategories: ['identity'] }], known),
      move(reviewDisclosure, [{ outcome: 'UPHELD' }, { outcome: 'ENDED' }]),
      move(failHandover, [{ code: 'NOT_ACCOUNTABLE' }]),
    ]
    const met = [requested({ kind: 'TRANSFER' }), accepted(), ...allAttended()]
    const aboutInput = [
      'SECOND_PERSON_NEEDED',
      'REFUSAL_STANDS',
      'BASIS_MISSING',
      'REJECTION_TEXT_MISSING',
      'SAME_RECIPIENT',
      'PARTY_NOT_YOURS',
      'GUARDIAN_NOT_CLEARED',
      'HANDOVER_PENDING',
    ]
    const begin = [[requested(), due({ dueAt: past })], [requested({ kind: 'TRANSFER' }), due({ dueAt: past })], met, [requested(), reviewSet()], []]
    Object.assign(found, openAgreesWithDecide({ of: referral, begin, moves, people: [as(uptd), as(dinsos)], aboutInput }))
  })

  it('of an agency likewise', () => {
    const moves = [
      move(offerService, [{ service: 'SHELTER' }, { service: 'HEALTH' }]),
      move(correctAgency, [
        { kind: 'DINAS_SOSIAL', name: 'Dinas Sosial Contoh (rekaan)', area: '53.04', nameIsSecret: false, because: 'Salah kota' },
      ]),
      move(suspendService, [{ service: 'SHELTER' }]),
      move(setServiceArea, [{ areas: ['53'] }, { areas: ['53.71'] }]),
    ]
    Object.assign(found, openAgreesWithDecide({ of: agency, begin: [[], [registered()]], moves, people: [as(dinsos, 'supervisor')], aboutInput: [] }))
  })

  it('was met open and closed of every command that says when it is open', () =>
    expect(found).toEqual(Object.fromEntries(referralService.commands.filter(({ open }) => open).map(({ name }) => [name, both]))))
})
