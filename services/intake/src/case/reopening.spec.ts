import type { Relation } from '@titian/core'
import { systemActor } from '@titian/core'
import { as, dinsos, given, idOf, sealedFixture, stateAfter, uptd } from '@titian/testing'
import { consent } from '../consent/consent.ts'
import { aged } from '../subject/fixtures.ts'
import { subject } from '../subject/subject.ts'
import { theCase } from './case.ts'
import { confirmUndoConversion } from './confirm-undo-conversion.ts'
import { because, caseId, closed, needed, opened, personId, reopened, undone, undoProposed } from './fixtures.ts'
import { openCase } from './open-case.ts'
import { proposeUndoConversion } from './propose-undo-conversion.ts'
import { reopenCase } from './reopen-case.ts'

const worker = as(uptd, 'caseworker')
const supervisor = as(uptd, 'supervisor')

describe('reopening a case', () => {
  it('goes on under its own number, with its history', () => {
    given(theCase, opened(), closed()).when(reopenCase, { because }, worker).then(reopened())
    expect(stateAfter(theCase, opened(), needed('MEDICAL'), closed(), reopened())).toMatchObject({
      status: 'open',
      caseNumber: '2222-2222',
      accountable: uptd.agencyId,
      immediateNeeds: [{ code: 'MEDICAL' }],
    })
  })
  it('is no more closed for anything', () => expect(stateAfter(theCase, opened(), closed(), reopened())).not.toHaveProperty('closedFor'))
  it('says nothing twice, and may be closed and reopened again', () => {
    given(theCase, opened(), closed(), reopened()).when(reopenCase, { because }, worker).thenNothing()
    given(theCase, opened(), closed(), reopened(), closed()).when(reopenCase, { because }, worker).then(reopened())
  })
  it('is refused for one that is open, and where there is none', () => {
    given(theCase, opened()).when(reopenCase, { because }, worker).thenRejected('CASE_NOT_CLOSED')
    given(theCase).when(reopenCase, { because }, worker).thenRejected('CASE_UNKNOWN')
    given(theCase, opened(), undone()).when(reopenCase, { because }, worker).thenRejected('CASE_UNKNOWN')
  })
})

describe('undoing a wrong conversion', () => {
  it('takes two persons', () => {
    given(theCase, opened()).when(proposeUndoConversion, { because }, worker).then({ type: 'ConversionUndoProposed', data: { because } })
    given(theCase, opened(), undoProposed(worker)).when(confirmUndoConversion, {}, worker).thenRejected('SECOND_PERSON_NEEDED')
    given(theCase, opened(), undoProposed(worker)).when(confirmUndoConversion, {}, supervisor).then(undone())
  })
  it('reads to other services as a case that is closed', () =>
    expect(theCase.events.ConversionUndone.about.publish).toEqual({ as: 'CaseClosed', fields: [] }))
  it('lets the report become a case after all, which binds nobody of the wrong one', () => {
    const input = {
      caseNumber: '2222-2222',
      personId,
      reportId: idOf('report'),
      agencyId: dinsos.agencyId,
      caseworkerId: 'u-9',
      area: '53.71',
      ageBand: 'ADULT_21_29' as const,
    }
    given(theCase, opened(), undoProposed(), undone())
      .when(openCase, input, systemActor('intake'))
      .then({ type: 'CaseOpened', data: { caseId, ...input } })
    const again = stateAfter(theCase, opened(), undoProposed(), undone(), opened({ ...input }))
    expect(theCase.relations?.(again, caseId).filter(({ agencyId }) => agencyId === uptd.agencyId)).toEqual([])
  })
  it('says nothing twice', () => {
    given(theCase, opened(), undoProposed(worker)).when(proposeUndoConversion, { because }, worker).thenNothing()
    given(theCase, opened(), undoProposed(worker)).when(proposeUndoConversion, { because }, supervisor).thenRejected('UNDO_ALREADY_PROPOSED')
    given(theCase, opened(), undoProposed(worker), undone()).when(confirmUndoConversion, {}, supervisor).thenNothing()
  })
  it('is refused before it is proposed, and once anything followed, here or elsewhere', () => {
    given(theCase, opened()).when(confirmUndoConversion, {}, supervisor).thenRejected('UNDO_NOT_PROPOSED')
    const referred: Relation[] = [{ kind: 'senderAgency', agencyId: uptd.agencyId, from: '2024-03-01T00:00:00.000Z' }]
    const answer = {
      type: 'ConsentRefused' as const,
      data: {
        consentId: idOf('no'),
        personId,
        caseId,
        purpose: 'SERVICES' as const,
        categories: ['identity' as const],
        recipientAgencyId: dinsos.agencyId,
        whoPresent: ['COMPANION' as const],
        private: true,
        language: 'id',
        interpreter: 'NOT_NEEDED' as const,
        timeToThink: 'SOME' as const,
        pressure: sealedFixture('rekaan'),
      },
    }
    for (const needs of [
      { bound: referred },
      { consents: stateAfter(consent, answer) },
      { person: stateAfter(subject, aged('STATED', '2010-01')) },
    ]) {
      given(theCase, opened()).when(proposeUndoConversion, { because }, { actor: worker, needs }).thenRejected('CONVERSION_FOLLOWED')
      given(theCase, opened(), undoProposed(worker)).when(confirmUndoConversion, {}, { actor: supervisor, needs }).thenRejected('CONVERSION_FOLLOWED')
    }
    given(theCase, opened(), undoProposed(worker), needed('SHELTER')).when(confirmUndoConversion, {}, supervisor).thenRejected('CONVERSION_FOLLOWED')
    given(theCase, opened(), closed()).when(proposeUndoConversion, { because }, worker).thenRejected('CASE_CLOSED')
  })
})
