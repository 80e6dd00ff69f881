import { agencyFact } from '@titian/case-file'
import { type AgencyFixture, as, idOf, type Past, police, sealedFixture, stateAfter, uptd } from '@titian/testing'
import { theCase } from '../case/case.ts'
import { caseId, opened, personId } from '../case/fixtures.ts'
import type { consent } from './consent.ts'

export type ConsentPast = Past<typeof consent.events>
export const known = (agency: AgencyFixture) =>
  stateAfter(agencyFact, {
    type: 'AgencyRegistered',
    data: {
      agencyId: agency.agencyId,
      kind: agency.agencyKind,
      name: agency.name,
      area: '53.71',
      zone: 'Asia/Makassar',
      nameIsSecret: false,
      isProvinceDesk: false,
    },
  })
export const openCase = { theCase: stateAfter(theCase, opened()), recipient: known(police) }
export const by = { actor: as(uptd), needs: openCase, id: personId }
export const consentId = idOf('consent')
export const firstId = idOf('first')
export const asked = {
  personId,
  caseId,
  purpose: 'INVESTIGATION' as const,
  categories: ['identity' as const, 'legal' as const],
  recipientAgencyId: police.agencyId,
}
export const alone = {
  whoPresent: ['COMPANION' as const],
  private: true,
  language: 'tet',
  interpreter: 'INDEPENDENT' as const,
  timeToThink: 'AS_LONG_AS_WANTED' as const,
}
export const beforeOthers = { ...alone, private: false, whoPresent: ['FAMILY' as const] }
export const saidUntil = '2024-12-31T16:59:59.999Z'
export const dueAt = '2024-03-07T02:00:00.000Z'
export const due = { consentId, deadlineId: consentId, rule: 'CONSENT-CONFIRM', dueAt, zone: 'Asia/Makassar' }
export const dueFirst = { ...due, consentId: firstId, deadlineId: firstId }
export const given1 = (): ConsentPast => ({ type: 'ConsentGiven', data: { consentId, ...asked, ...alone } })
export const unconfirmed = (): ConsentPast[] => [
  { type: 'ConsentGiven', data: { consentId: firstId, ...asked, ...beforeOthers, saidUntil, validUntil: dueAt } },
  { type: 'ConsentConfirmationDue', data: dueFirst },
]
export const refused = (): ConsentPast => ({ type: 'ConsentRefused', data: { consentId: idOf('no'), ...asked, ...alone } })
export const withdrawn = (id = consentId): ConsentPast => ({ type: 'ConsentWithdrawn', data: { consentId: id, deadlineId: id } })
export const checkId = idOf('pressure-check')
export const checkDue = (id = consentId): ConsentPast => ({
  type: 'PressureCheckDue',
  data: { consentId: id, deadlineId: checkId, rule: 'PRESSURE-CHECK', dueAt, zone: 'Asia/Makassar' },
})
export const because = sealedFixture('salah catat (rekaan)')
export const corrected = (id = consentId): ConsentPast => ({ type: 'ConsentCorrected', data: { consentId: id, deadlineId: id, because } })
export const confirmed = (): ConsentPast[] => [
  { type: 'ConsentConfirmed', data: { consentId: firstId, deadlineId: firstId } },
  { type: 'ConsentGiven', data: { consentId, ...asked, ...alone, saidUntil, validUntil: saidUntil } },
]
export const lapsed = (): ConsentPast => ({ type: 'ConsentLapsed', data: { consentId: firstId, deadlineId: firstId } })
