import { agencyFact } from '@titian/case-file'
import { answeringServices } from '@titian/service-registry'
import { as, idOf, move, openAgreesWithDecide, police, sealedFixture, stateAfter, uptd } from '@titian/testing'
import { inYear } from '@titian/vocabulary'
import { assignCaseworker } from './case/assign-caseworker.ts'
import { theCase } from './case/case.ts'
import { closeCase } from './case/close-case.ts'
import { confirmUndoConversion } from './case/confirm-undo-conversion.ts'
import { correctElement } from './case/correct-element.ts'
import { correctEpisode } from './case/correct-episode.ts'
import { correctEpisodeLocation } from './case/correct-episode-location.ts'
import { determineStatus } from './case/determine-status.ts'
import { disputeDetermination } from './case/dispute-determination.ts'
import {
  caseId,
  closed,
  closureRequested,
  document,
  issuer,
  leftToSupervisor,
  opened,
  origin,
  personId,
  rescueAsked,
  undoProposed,
} from './case/fixtures.ts'
import { proposeUndoConversion } from './case/propose-undo-conversion.ts'
import { recordClosureAnswer } from './case/record-closure-answer.ts'
import { recordElement } from './case/record-element.ts'
import { recordEpisode } from './case/record-episode.ts'
import { recordEpisodeLocation } from './case/record-episode-location.ts'
import { recordImmediateNeed } from './case/record-immediate-need.ts'
import { reopenCase } from './case/reopen-case.ts'
import { requestClosure } from './case/request-closure.ts'
import { rescueCase } from './case/rescue-case.ts'
import { takeBackElement } from './case/take-back-element.ts'
import { takeBackEpisode } from './case/take-back-episode.ts'
import { withdrawClosure } from './case/withdraw-closure.ts'
import { checkPressure } from './consent/check-pressure.ts'
import { confirmConsent } from './consent/confirm-consent.ts'
import { consent } from './consent/consent.ts'
import { correctConsent } from './consent/correct-consent.ts'
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
import { attemptContact } from './safe-contact/attempt-contact.ts'
import { recordSafeContact } from './safe-contact/record-safe-contact.ts'
import { safeContact } from './safe-contact/safe-contact.ts'
import { withdrawSafeContact } from './safe-contact/withdraw-safe-contact.ts'
import { intakeService } from './service.ts'
import { correctIdentityAttribute } from './subject/correct-identity-attribute.ts'
import { registered } from './subject/fixtures.ts'
import { recordAge } from './subject/record-age.ts'
import { recordIdentityAttribute } from './subject/record-identity-attribute.ts'
import { subject } from './subject/subject.ts'

const recipient = stateAfter(agencyFact, {
  type: 'AgencyRegistered',
  data: {
    agencyId: police.agencyId,
    kind: 'POLICE',
    name: police.name,
    area: '53.71',
    zone: 'Asia/Makassar',
    nameIsSecret: false,
    isProvinceDesk: false,
  },
})
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
      move(convertReport, [{ caseworkerId: 'u-7' }, { caseworkerId: 'u-8' }]),
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
    const known = { theCase: stateAfter(theCase, opened()), recipient }
    const because = sealedFixture('alasan') as never
    const moves = [
      move(
        giveConsent,
        [
          { ...asked, whoPresent: ['COMPANION'], private: true },
          { ...asked, whoPresent: ['FAMILY'], private: false },
        ],
        known,
      ),
      move(withdrawConsent, ({ consents }) => [...consents, { consentId: idOf('none') }].map(({ consentId }) => ({ consentId })), known),
      move(correctConsent, ({ consents }) => [...consents, { consentId: idOf('none') }].map(({ consentId }) => ({ consentId, because }))),
      move(checkPressure, ({ checks }) =>
        [...checks, { consentId: idOf('none') }].flatMap(({ consentId }) => [
          { consentId, finding: 'NONE' as const, whoPresent: ['COMPANION' as const], private: true },
          { consentId, finding: 'NONE' as const, whoPresent: ['FAMILY' as const], private: false },
        ]),
      ),
      move(confirmConsent, ({ consents }) =>
        [...consents, { consentId: idOf('none') }].flatMap(({ consentId }) => [
          { consentId, ...said, whoPresent: ['COMPANION' as const], private: true },
          { consentId, ...said, whoPresent: ['FAMILY' as const], private: false },
        ]),
      ),
    ]
    const aboutInput = [
      'CONSENT_UNKNOWN',
      'CONSENT_NOT_GIVEN',
      'CONSENT_COMPANION_NEEDED',
      'CONSENT_NOT_CORRECTABLE',
      'PRESSURE_CHECK_UNKNOWN',
      'PRESSURE_ASKED_BEFORE_OTHERS',
    ]
    Object.assign(found, openAgreesWithDecide({ of: consent, begin: [[]], moves, people, aboutInput }))
  })

  it('of a safe contact likewise', () => {
    const reach = { channel: sealedFixture('PHONE_CALL') as never, address: sealedFixture('nomor') as never }
    const moves = [
      move(recordSafeContact, [{ caseId, personId, ...reach }], { theCase: stateAfter(theCase, opened()) }),
      move(attemptContact, [{ outcome: 'REACHED', words: 'NOTHING' }]),
      move(withdrawSafeContact, [{}]),
    ]
    Object.assign(found, openAgreesWithDecide({ of: safeContact, begin: [[]], moves, people, aboutInput: [] }))
  })

  it('of a case likewise; whether all have cleared is asked when it is tried', () => {
    const because = sealedFixture('alasan') as never
    const location = { role: 'TRANSIT' as const, country: 'MY', area: '53.71', sure: 'STATED' as const }
    const moves = [
      move(assignCaseworker, [{ caseworkerId: 'u-7' }, { caseworkerId: 'u-8' }]),
      move(rescueCase, [{ caseworkerId: 'u-9' }]),
      move(recordImmediateNeed, [{ needs: ['SHELTER'] }]),
      move(recordEpisode, [{}, { from: inYear('2099', 'WITA') }]),
      move(correctEpisode, ({ episodes }) =>
        [...episodes, { episodeId: idOf('none') }].map(({ episodeId }) => ({ episodeId, sector: 'DOMESTIC_WORK' as const, because })),
      ),
      move(recordEpisodeLocation, ({ episodes }) =>
        [...episodes, { episodeId: idOf('none') }].flatMap(({ episodeId }) => [
          { episodeId, ...(issuer as object) } as never,
          { episodeId, ...location },
        ]),
      ),
      move(correctEpisodeLocation, ({ locations }) =>
        [...locations, { locationId: idOf('none') }].flatMap(({ locationId }) => [
          { locationId, ...(origin as object), because } as never,
          { locationId, ...location, because },
        ]),
      ),
      move(recordElement, ({ episodes }) =>
        [...episodes, { episodeId: idOf('none') }].flatMap(({ episodeId }) => [
          { element: 'ACT' as const, code: 'RECRUITMENT' as const, episodeId, evidence: [document('a')] },
          { element: 'MEANS' as const, code: 'RECRUITMENT' as const, episodeId, evidence: [document('b')] },
        ]),
      ),
      move(correctElement, ({ elements }) =>
        [...elements, { elementId: idOf('none'), episodeId: idOf('none') }].map(({ elementId, episodeId }) => ({
          elementId,
          element: 'ACT' as const,
          code: 'SENDING' as const,
          episodeId,
          evidence: [document('a')],
          because,
        })),
      ),
      move(takeBackElement, ({ elements }) => [...elements, { elementId: idOf('none') }].map(({ elementId }) => ({ elementId, because }))),
      move(takeBackEpisode, ({ episodes }) => [...episodes, { episodeId: idOf('none') }].map(({ episodeId }) => ({ episodeId, because }))),
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
      move(reopenCase, [{ because }]),
      move(proposeUndoConversion, [{ because }]),
      move(confirmUndoConversion, [{}]),
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
      'EPISODE_IN_FUTURE',
      'ELEMENT_UNKNOWN',
      'CONVERSION_FOLLOWED',
    ]
    Object.assign(
      found,
      openAgreesWithDecide({
        of: theCase,
        begin: [
          [opened()],
          [opened(), leftToSupervisor(), rescueAsked()],
          [opened(), undoProposed()],
          [opened(), closureRequested()],
          [opened(), closed()],
          [],
        ],
        moves,
        people,
        aboutInput,
      }),
    )
  })

  it('was met open and closed of every command that says when it is open', () =>
    expect(found).toEqual(Object.fromEntries(intakeService.commands.filter(({ open }) => open).map(({ name }) => [name, both]))))
})
