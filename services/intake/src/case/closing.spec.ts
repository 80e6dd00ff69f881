import { systemActor } from '@titian/core'
import { answeringServices } from '@titian/service-registry'
import { as, given, idOf, uptd } from '@titian/testing'
import { rejections } from '../rejections.ts'
import { theCase } from './case.ts'
import { closeCase } from './close-case.ts'
import { escalateClosure } from './escalate-closure.ts'
import { answered, closed, closureEscalated, closureRequested, opened, requestId, secondPersonDueAt, withdrawn } from './fixtures.ts'
import { lapseClosure } from './lapse-closure.ts'
import { recordClosureAnswer } from './record-closure-answer.ts'
import { requestClosure } from './request-closure.ts'
import { withdrawClosure } from './withdraw-closure.ts'

const worker = as(uptd, 'caseworker')
const supervisor = as(uptd, 'supervisor')
const system = systemActor('intake')
const requestedData = {
  requestId,
  reason: 'GOALS_ACHIEVED',
  rule: 'CLOSURE-ANSWER',
  dueAt: '2024-03-07T02:00:00.000Z',
  zone: 'Asia/Makassar',
  secondPerson: { rule: 'SECOND-PERSON', dueAt: secondPersonDueAt, zone: 'Asia/Makassar' },
} as const

describe('requesting closure', () => {
  it('freezes who answers and sets a clock of 72 hours in the zone of the case', () =>
    given(theCase, opened())
      .when(requestClosure, { reason: 'GOALS_ACHIEVED' }, worker)
      .then({ type: 'CaseClosureRequested', data: { ...requestedData, services: [...answeringServices] } }))
  it('asks nothing twice', () => {
    given(theCase, opened(), closureRequested()).when(requestClosure, { reason: 'GOALS_ACHIEVED' }, worker).thenNothing()
    given(theCase, opened(), closureRequested()).when(requestClosure, { reason: 'CONTACT_LOST' }, worker).thenRejected('CLOSURE_ALREADY_REQUESTED')
  })
  it('is refused once the case is closed', () =>
    given(theCase, opened(), closed()).when(requestClosure, { reason: 'GOALS_ACHIEVED' }, worker).thenRejected('CASE_CLOSED'))
})

describe('an answer to a request for closure', () => {
  const input = { requestId, service: 'referral', cleared: false }
  it('is kept', () =>
    given(theCase, opened(), closureRequested()).when(recordClosureAnswer, input, system).then({ type: 'ClosureAnswered', data: input }))
  it('may be replaced by a later one of the same service', () =>
    given(theCase, opened(), closureRequested(), answered('referral', false))
      .when(recordClosureAnswer, { ...input, cleared: true }, system)
      .then({ type: 'ClosureAnswered', data: { ...input, cleared: true } }))
  it('counts once, for its own request, from a service that was asked', () => {
    given(theCase, opened(), closureRequested(), answered('referral', false)).when(recordClosureAnswer, input, system).thenNothing()
    given(theCase, opened(), closureRequested())
      .when(recordClosureAnswer, { ...input, requestId: idOf('earlier') }, system)
      .thenNothing()
    given(theCase, opened(), closureRequested())
      .when(recordClosureAnswer, { ...input, service: 'prevention' }, system)
      .thenNothing()
  })
})

describe('closing a case', () => {
  const cleared = answeringServices.map((service) => answered(service, true))
  it('is for a supervisor who did not ask for it, once all have cleared', () =>
    given(theCase, opened(), closureRequested(), ...cleared)
      .when(closeCase, {}, supervisor)
      .then({ type: 'CaseClosed', data: { reason: 'GOALS_ACHIEVED' } }))
  it('needs a second person', () =>
    given(theCase, opened(), closureRequested(supervisor), ...cleared)
      .when(closeCase, {}, supervisor)
      .thenRejected('SECOND_PERSON_NEEDED'))
  it('reads the same whether someone objects or has not answered, and names nobody (SAFETY 4)', () => {
    given(theCase, opened(), closureRequested(), answered('referral', true), answered('victim-support', false))
      .when(closeCase, {}, supervisor)
      .thenRejected('CLOSURE_NOT_POSSIBLE', {})
    given(theCase, opened(), closureRequested(), answered('referral', true)).when(closeCase, {}, supervisor).thenRejected('CLOSURE_NOT_POSSIBLE', {})
    expect(rejections.CLOSURE_NOT_POSSIBLE.id).toBe('Belum dapat ditutup, hubungi supervisor')
  })
  it('needs a request that stands', () => {
    given(theCase, opened()).when(closeCase, {}, supervisor).thenRejected('CLOSURE_NOT_REQUESTED')
    given(theCase, opened(), closureRequested(), ...cleared, withdrawn())
      .when(closeCase, {}, supervisor)
      .thenRejected('CLOSURE_NOT_REQUESTED')
  })
  it('closes nothing twice', () => given(theCase, opened(), closed()).when(closeCase, {}, supervisor).thenNothing())
})

describe('withdrawing a request for closure', () => {
  it('lets the work go on', () =>
    given(theCase, opened(), closureRequested()).when(withdrawClosure, {}, worker).then({ type: 'ClosureWithdrawn', data: { requestId } }))
  it('says nothing twice', () => given(theCase, opened(), closureRequested(), withdrawn()).when(withdrawClosure, {}, worker).thenNothing())
  it('comes too late for a closed case', () => given(theCase, opened(), closed()).when(withdrawClosure, {}, worker).thenRejected('CASE_CLOSED'))
})

describe('a request for closure that waited too long', () => {
  const dueAt = requestedData.dueAt
  it('lapses', () =>
    given(theCase, opened(), closureRequested()).when(lapseClosure, { dueAt }, system).then({ type: 'ClosureLapsed', data: { requestId } }))
  it('is left alone when it was closed, withdrawn or asked anew meanwhile', () => {
    given(theCase, opened(), closureRequested(), closed()).when(lapseClosure, { dueAt }, system).thenNothing()
    given(theCase, opened(), closureRequested(), withdrawn()).when(lapseClosure, { dueAt }, system).thenNothing()
    given(theCase, opened(), closureRequested()).when(lapseClosure, { dueAt: '2024-03-06T02:00:00.000Z' }, system).thenNothing()
  })
  it('reads to other services as a withdrawal', () =>
    expect(theCase.events.ClosureLapsed.about.publish).toEqual({ as: 'ClosureWithdrawn', fields: ['requestId'] }))
})

describe('a closure that waits for its second person', () => {
  const due = { dueAt: secondPersonDueAt }
  const at = { actor: system, now: secondPersonDueAt }
  it('is told to the supervisors after a day (SAFETY 22)', () =>
    given(theCase, opened(), closureRequested()).when(escalateClosure, due, at).then({ type: 'ClosureEscalated', data: { requestId } }))
  it('is left alone when it was closed, withdrawn or told already, and before its time', () => {
    for (const end of [closed(), withdrawn(), closureEscalated()])
      given(theCase, opened(), closureRequested(), end).when(escalateClosure, due, at).thenNothing()
    given(theCase, opened(), closureRequested())
      .when(escalateClosure, due, { ...at, now: '2024-03-05T01:59:59.999Z' })
      .thenNothing()
  })
})
