import { as, dinsos, move, openAgreesWithDecide, sealedFixture } from '@titian/testing'
import { openCase, reachable } from './fixtures.ts'
import { achieveGoal } from './plan/achieve-goal.ts'
import { agreePlan } from './plan/agree-plan.ts'
import { approvePlan } from './plan/approve-plan.ts'
import { completePlan } from './plan/complete-plan.ts'
import { discardPlan } from './plan/discard-plan.ts'
import { content, drafted, goalId, otherGoalId } from './plan/fixtures.ts'
import { giveUpGoal } from './plan/give-up-goal.ts'
import { plan } from './plan/plan.ts'
import { revisePlan } from './plan/revise-plan.ts'
import { assessRetraffickingRisk } from './reintegration/assess-retrafficking-risk.ts'
import { completeReintegration } from './reintegration/complete-reintegration.ts'
import { conductFollowUp } from './reintegration/conduct-follow-up.ts'
import { endReintegration } from './reintegration/end-reintegration.ts'
import { allFollowedUp, followUpId, planned } from './reintegration/fixtures.ts'
import { recordFamilyReadiness } from './reintegration/record-family-readiness.ts'
import { reintegration } from './reintegration/reintegration.ts'
import { waiveFollowUp } from './reintegration/waive-follow-up.ts'
import { cancelService } from './service/cancel-service.ts'
import { correctService } from './service/correct-service.ts'
import { deliverService } from './service/deliver-service.ts'
import { healthScheduled, scheduled, scheduledFor } from './service/fixtures.ts'
import { missService } from './service/miss-service.ts'
import { reopenService } from './service/reopen-service.ts'
import { supportService } from './service/service.ts'
import { victimSupportService } from './service.ts'

const found: Record<string, readonly string[]> = {}
const both = ['closed', 'open']
const people = [as(dinsos), as(dinsos, 'supervisor')]

describe('what is offered as open', () => {
  it('of a plan is not refused for its state, and the rest is', () => {
    const moves = [
      move(agreePlan, [
        { agreement: { how: 'SPOKEN', present: ['CASEWORKER'], inPrivate: true } },
        { bestInterest: { note: sealedFixture('kepentingan') as never } },
        {},
      ]),
      move(approvePlan, [{}]),
      move(approvePlan, [{}]),
      move(revisePlan, [content(goalId, otherGoalId) as never, content(goalId) as never, content(goalId, goalId) as never]),
      move(achieveGoal, [{ goalId }, { goalId: otherGoalId }]),
      move(giveUpGoal, [
        { goalId, code: 'NOT_NEEDED' },
        { goalId: otherGoalId, code: 'NOT_NEEDED' },
      ]),
      move(completePlan, [{}]),
      move(discardPlan, [{ code: 'PERSON_DECLINED' }]),
    ]
    const aboutInput = ['GOAL_UNKNOWN', 'GOAL_TWICE', 'GOAL_WITHDRAWN', 'GOAL_SETTLED', 'AGREEMENT_MISSING']
    Object.assign(found, openAgreesWithDecide({ of: plan, begin: [[drafted()], [drafted()], []], moves, people, aboutInput }))
  })

  it('of a service likewise', () => {
    const moves = [
      move(deliverService, [{}, { note: sealedFixture('catatan') as never }, { medicalNote: sealedFixture('catatan medis') as never }]),
      move(missService, [{ code: 'NO_TRANSPORT' }, { code: 'OTHER' }]),
      move(cancelService, [{ code: 'NOT_NEEDED' }]),
      move(correctService, [{ type: 'EDUCATION', scheduledFor, because: sealedFixture('keliru') as never }]),
      move(reopenService, [{ because: sealedFixture('keliru') as never }], { theCase: openCase }),
    ]
    const aboutInput = ['NOTE_OF_OTHER_CATEGORY', 'REASON_TEXT_MISSING']
    Object.assign(found, openAgreesWithDecide({ of: supportService, begin: [[scheduled()], [healthScheduled()], []], moves, people, aboutInput }))
  })

  it('of a reintegration likewise; how she fares is asked when it is tried', () => {
    const rules = ['FOLLOW-UP-1M', 'FOLLOW-UP-3M', 'FOLLOW-UP-6M', 'FOLLOW-UP-12M']
    const moves = [
      move(
        conductFollowUp,
        rules.map((rule) => ({ deadlineId: followUpId(rule), outcome: 'REACHED' as const, bySafeChannel: true })),
        { contact: reachable },
      ),
      move(conductFollowUp, [
        { deadlineId: followUpId(), outcome: 'NO_SAFE_CHANNEL', bySafeChannel: true },
        { deadlineId: followUpId(), outcome: 'REACHED', bySafeChannel: true },
      ]),
      move(
        waiveFollowUp,
        rules.map((rule) => ({ deadlineId: followUpId(rule), code: 'PERSON_DECLINED' as const })),
      ),
      move(waiveFollowUp, [{ deadlineId: followUpId('none'), code: 'PERSON_DECLINED' }]),
      move(recordFamilyReadiness, [{ readiness: 'READY' }, { readiness: 'NOT_READY' }]),
      move(assessRetraffickingRisk, [{ risk: 'LOW' }, { risk: 'HIGH' }]),
      move(completeReintegration, [{}]),
      move(endReintegration, [{ code: 'CONTACT_LOST' }]),
    ]
    const aboutInput = ['FOLLOW_UP_WITHOUT_CHANNEL', 'FOLLOW_UP_UNKNOWN', 'FOLLOW_UP_SETTLED', 'FOLLOW_UP_NOT_SAFE', 'RISK_NOT_ASSESSED', 'RISK_HIGH']
    Object.assign(
      found,
      openAgreesWithDecide({ of: reintegration, begin: [planned(), planned(), [...planned(), ...allFollowedUp()], []], moves, people, aboutInput }),
    )
  })

  it('was met open and closed of every command that says when it is open', () =>
    expect(found).toEqual(Object.fromEntries(victimSupportService.commands.filter(({ open }) => open).map(({ name }) => [name, both]))))
})
