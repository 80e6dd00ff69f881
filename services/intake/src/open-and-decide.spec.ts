import { answeringServices } from '@titian/service-registry'
import { as, idOf, move, openAgreesWithDecide, police, sealedFixture, stateAfter, uptd } from '@titian/testing'
import { assignCaseworker } from './case/assign-caseworker.ts'
import { theCase } from './case/case.ts'
import { closeCase } from './case/close-case.ts'
import { correctEpisodeLocation } from './case/correct-episode-location.ts'
import { determineStatus } from './case/determine-status.ts'
import { disputeDetermination } from './case/dispute-determination.ts'
import { caseId, document, issuer, leftToSupervisor, opened, origin, personId, rescueAsked } from './case/fixtures.ts'
import { recordClosureAnswer } from './case/record-closure-answer.ts'
import { recordElement } from './case/record-element.ts'
import { recordEpisode } from './case/record-episode.ts'
import { recordEpisodeLocation } from './case/record-episode-location.ts'
import { recordImmediateNeed } from './case/record-immediate-need.ts'
import { requestClosure } from './case/request-closure.ts'
import { rescueCase } from './case/rescue-case.ts'
import { withdrawClosure } from './case/withdraw-closure.ts'
import { confirmConsent } from './consent/confirm-consent.ts'
import { consent } from './consent/consent.ts'
import { giveConsent } from './consent/give-consent.ts'
import { withdrawConsent } from './consent/withdraw-consent.ts'
import { confirmDismissal } from './report/confirm-dismissal.ts'
import { convertReport } from './report/convert-report.ts'
import { linked, received } from './report/fixtures.ts'
import { linkReport } from './report/link-report.ts'
import { objectToDismissal } from './report/object-to-dismissal.ts'
import { proposeDismissal } from './report/propose-dismissal.ts'
import { report } from './report/report.ts'
import { takeUpReport } from './report/take-up-report.ts'
import { triageReport } from './report/triage-report.ts'
import { intakeService } from './service.ts'
import { correctIdentityAttribute } from './subject/correct-identity-attribute.ts'
import { registered } from './subject/fixtures.ts'
import { recordAge } from './subject/record-age.ts'
import { recordIdentityAttribute } from './subject/record-identity-attribute.ts'
import { subject } from './subject/subject.ts'

const found: Record<string, readonly string[]> = {}
const both = ['closed', 'open']
const people = [as(uptd), as(uptd, 'supervisor'), as(police)]

describe('what is offered as open', () => {
  it('of a report is not refused for its state, and the rest is', () => {
    const moves = [
      move(triageReport, [
        { urgency: 'EMERGENCY', immediateDanger: true },
        { urgency: 'ROUTINE', immediateDanger: false },
      ]),
      move(proposeDismissal, [{ reason: 'UNFOUNDED' }]),
      move(objectToDismissal, [{}]),
      move(confirmDismissal, [{}]),
      move(linkReport, [{ caseNumber: '2222-2222' }], { known: undefined }),
      move(takeUpReport, [{}]),
      move(convertReport, [{ caseworkerId: 'u-7' }, { agencyId: uptd.agencyId, caseworkerId: 'u-8' }]),
    ]
    Object.assign(found, openAgreesWithDecide({ of: report, begin: [[received()], [received(), linked()], []], moves, people, aboutInput: [] }))
  })

  it('of a person likewise', () => {
    const name = (text: string) => ({ source: 'STATED' as const, name: sealedFixture(text) as never })
    const moves = [
      move(recordAge, [{ kind: 'STATED', years: 17 }, { kind: 'ASSESSED' }]),
      move(recordIdentityAttribute, [name('satu'), name('dua'), { source: 'STATED' }]),
      move(correctIdentityAttribute, [name('satu'), name('dua'), { source: 'STATED' }]),
    ]
    const aboutInput = ['AGE_MISSING', 'ATTRIBUTE_MISSING', 'ATTRIBUTE_ALREADY_RECORDED', 'ATTRIBUTE_NOT_RECORDED']
    Object.assign(found, openAgreesWithDecide({ of: subject, begin: [[registered()], []], moves, people, aboutInput }))
  })

  it('of consent likewise', () => {
    const said = { language: 'id', interpreter: 'NOT_NEEDED' as const, timeToThink: 'AS_LONG_AS_WANTED' as const }
    const asked = { personId, caseId, purpose: 'SERVICES' as const, categories: ['identity' as const], recipientAgencyId: police.agencyId, ...said }
    const known = { theCase: stateAfter(theCase, opened()) }
    const moves = [
      move(
        giveConsent,
        [
          { ...asked, whoPresent: ['COMPANION'], private: true },
          { ...asked, whoPresent: ['FAMILY'], private: false },
        ],
        known,
      ),
      move(withdrawConsent, ({ consents }) => [...consents, { consentId: idOf('none') }].map(({ consentId }) => ({ consentId }))),
      move(confirmConsent, ({ consents }) =>
        [...consents, { consentId: idOf('none') }].flatMap(({ consentId }) => [
          { consentId, ...said, whoPresent: ['COMPANION' as const], private: true },
          { consentId, ...said, whoPresent: ['FAMILY' as const], private: false },
        ]),
      ),
    ]
    const aboutInput = ['CONSENT_UNKNOWN', 'CONSENT_NOT_GIVEN', 'CONSENT_COMPANION_NEEDED']
    Object.assign(found, openAgreesWithDecide({ of: consent, begin: [[]], moves, people, aboutInput }))
  })

  it('of a case likewise; whether all have cleared is asked when it is tried', () => {
    const location = { role: 'TRANSIT' as const, country: 'MY', area: '53.71', sure: 'STATED' as const }
    const moves = [
      move(assignCaseworker, [{ caseworkerId: 'u-7' }, { caseworkerId: 'u-8' }]),
      move(rescueCase, [{ caseworkerId: 'u-9' }]),
      move(recordImmediateNeed, [{ needs: ['SHELTER'] }]),
      move(recordEpisode, [{}]),
      move(recordEpisodeLocation, ({ episodes }) =>
        [...episodes, { episodeId: idOf('none') }].flatMap(({ episodeId }) => [
          { episodeId, ...(issuer as object) } as never,
          { episodeId, ...location },
        ]),
      ),
      move(correctEpisodeLocation, ({ locations }) =>
        [...locations, { locationId: idOf('none') }].flatMap(({ locationId }) => [
          { locationId, ...(origin as object) } as never,
          { locationId, ...location },
        ]),
      ),
      move(recordElement, [
        { element: 'ACT', code: 'RECRUITMENT', evidence: [document('a')] },
        { element: 'MEANS', code: 'RECRUITMENT', evidence: [document('b')] },
      ]),
      move(determineStatus, [{ status: 'POSSIBLE' }, { status: 'ACTUAL' }, { status: 'NOT' }], { person: stateAfter(subject, registered()) }),
      move(
        disputeDetermination,
        [uptd, police].map(({ agencyId }) => ({ ofAgencyId: agencyId, reason: sealedFixture('alasan') as never })),
      ),
      move(requestClosure, [{ reason: 'GOALS_ACHIEVED' }, { reason: 'PERSON_DECLINED' }]),
      move(requestClosure, [{ reason: 'GOALS_ACHIEVED' }]),
      ...answeringServices.map((service) =>
        move(recordClosureAnswer, ({ closure }) => (closure ? [{ requestId: closure.requestId, service, cleared: true }] : [])),
      ),
      move(withdrawClosure, [{}]),
      move(closeCase, [{}]),
    ]
    const aboutInput = [
      'EPISODE_UNKNOWN',
      'LOCATION_UNKNOWN',
      'LOCATION_AREA_NEEDS_COUNTRY',
      'ELEMENT_CODE_MISMATCH',
      'DETERMINATION_NEEDS_EVIDENCE',
      'DETERMINATION_NEEDS_REDIRECT',
      'DETERMINATION_OWN',
      'DETERMINATION_UNKNOWN',
      'CLOSURE_NOT_POSSIBLE',
    ]
    Object.assign(
      found,
      openAgreesWithDecide({ of: theCase, begin: [[opened()], [opened(), leftToSupervisor(), rescueAsked()], []], moves, people, aboutInput }),
    )
  })

  it('was met open and closed of every command that says when it is open', () =>
    expect(found).toEqual(Object.fromEntries(intakeService.commands.filter(({ open }) => open).map(({ name }) => [name, both]))))
})
