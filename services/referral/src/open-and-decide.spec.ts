import { nationalDeskId } from '@titian/case-file'
import { as, dinsos, idOf, kemensos, move, ngo, openAgreesWithDecide, stateAfter, uptd } from '@titian/testing'
import { agency } from './agency/agency.ts'
import { askForDuty } from './agency/ask-for-duty.ts'
import { correctAgency } from './agency/correct-agency.ts'
import { approved, registered } from './agency/fixtures.ts'
import { grantDuty } from './agency/grant-duty.ts'
import { offerService } from './agency/offer-service.ts'
import { refuseDuty } from './agency/refuse-duty.ts'
import { registerUnit } from './agency/register-unit.ts'
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
import { endStaff } from './staff/end-staff.ts'
import { moveStaff } from './staff/move-staff.ts'
import { staff } from './staff/staff.ts'
import { suspendStaff } from './staff/suspend-staff.ts'

const found: Record<string, readonly string[]> = {}
const both = ['closed', 'open']
const past = '2024-03-04T01:00:00.000Z'
const asked = {
  type: 'DutyAsked' as const,
  actor: { ...as(dinsos, 'supervisor'), agencyId: idOf('agency') },
  data: { areas: ['53.71'], deskAgencyId: dinsos.agencyId },
}

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
      move(registerUnit, [{ unitId: 'anak', name: 'Unit anak (rekaan)', area: '53.71' }]),
      move(askForDuty, [{ areas: ['53.71'] }], { desk: undefined }),
      move(grantDuty, [{}]),
      move(refuseDuty, [{ code: 'NO_STAFF' }]),
    ]
    const [own, desk] = [
      { ...as(dinsos, 'supervisor'), agencyId: idOf('agency') },
      { ...as(dinsos, 'supervisor'), userId: 'desk' },
    ]
    const national = { ...as(kemensos, 'agency-admin'), agencyId: nationalDeskId }
    const begin = [[], [registered()], [registered(), approved], [registered(), approved, asked]]
    Object.assign(
      found,
      openAgreesWithDecide({ of: agency, begin, moves, people: [own, desk, national], aboutInput: ['NOT_YOUR_AGENCY', 'SECOND_PERSON_NEEDED'] }),
    )
  })

  it('of a member of staff likewise', () => {
    const theAgency = stateAfter(agency, registered(), approved)
    const moves = [
      move(moveStaff, [{ posts: ['caseworker'] }, { posts: ['supervisor'] }], { theAgency }),
      move(suspendStaff, [{}]),
      move(endStaff, [{}]),
    ]
    const enrolled = { type: 'StaffEnrolled' as const, data: { agencyId: idOf('agency'), userId: 'u-7', posts: ['caseworker' as const] } }
    Object.assign(found, openAgreesWithDecide({ of: staff, begin: [[], [enrolled]], moves, people: [as(dinsos, 'agency-admin')], aboutInput: [] }))
  })

  it('was met open and closed of every command that says when it is open', () =>
    expect(found).toEqual(Object.fromEntries(referralService.commands.filter(({ open }) => open).map(({ name }) => [name, both]))))
})
