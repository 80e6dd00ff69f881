import type { CaseFact, ConsentFact } from '@titian/case-file'
import type { Rejection, Relation } from '@titian/core'
import { dueAfter } from '@titian/deadlines'
import { isWithin, publicServiceType, ruleById, type ServiceType, type TriageUrgency } from '@titian/vocabulary'
import type { Agency } from '../agency/agency.ts'
import { reject } from '../rejections.ts'
import type { Disclosable } from './codes.ts'
import { type Basis, grounded } from './disclosure.ts'
import { discretionOf } from './discretion.ts'
import type { Requested } from './events.ts'

export interface RequestToCheck {
  readonly caseId: string
  readonly personId: string
  readonly senderAgencyId: string
  readonly recipientAgencyId: string
  readonly service: ServiceType
  readonly kind: Requested['kind']
  readonly urgency: TriageUrgency
  readonly disclosedCategories: readonly Disclosable[]
  readonly basis?: Basis | undefined
  readonly reason?: Requested['reason'] | undefined
}

export interface Circumstances {
  readonly theCase: CaseFact
  readonly consents: ConsentFact
  readonly bound: readonly Relation[]
  readonly recipient: Agency
  readonly now: Date
}

/** What every request is measured by, the first and the redirected one. @returns the event's data, or why not. */
export function checkedRequest(
  asked: RequestToCheck,
  known: Circumstances,
): { readonly ok: Requested; readonly againstRefusal: boolean } | Rejection {
  const { caseId, personId, senderAgencyId, recipientAgencyId, service, kind, urgency, basis, reason } = asked
  const { theCase, recipient } = known
  if (theCase.status === 'unknown') return reject('CASE_UNKNOWN')
  if (theCase.status === 'closed') return reject('CASE_CLOSED')
  if (theCase.personId !== personId) return reject('PERSON_NOT_OF_CASE')
  if (senderAgencyId === recipientAgencyId) return reject('SELF_REFERRAL')
  // Who is excluded from the case reads like one who does not offer: the exclusion itself is a secret.
  if (!offers(recipient, service, theCase.area) || isExcluded(known.bound, recipientAgencyId, known.now))
    return reject('RECIPIENT_DOES_NOT_OFFER', { service })
  const disclosedCategories = [...new Set(asked.disclosedCategories)]
  const disclosure = { recipientAgencyId, recipientKind: recipient.kind, categories: disclosedCategories, basis, emergency: urgency === 'EMERGENCY' }
  const found = grounded(disclosure, known.consents, theCase, known.now)
  if ('rejected' in found) return found
  return {
    againstRefusal: found.againstRefusal,
    ok: {
      caseId,
      personId,
      senderAgencyId,
      recipientAgencyId,
      service: publicServiceType(service),
      serviceType: service,
      discretion: discretionOf(service, recipient),
      kind,
      urgency,
      disclosedCategories,
      consentIds: [...found.consentIds],
      byLaw: [...found.byLaw],
      ...(basis && { basis }),
      ...(reason && { reason }),
    },
  }
}

/** A case knows its kab/kota only: an agency that works in a part of it offers there too. */
function offers(recipient: Agency, service: ServiceType, area: string | undefined): boolean {
  if (area === undefined || !recipient.offers.some((offer) => offer.service === service)) return false
  return recipient.areas.some((served) => isWithin(area, served) || isWithin(served, area))
}

/** The agency as a whole: one of its people may be shut out, and another take the referral on. */
const isExcluded = (bound: readonly Relation[], agencyId: string, now: Date): boolean =>
  bound.some(
    (one) =>
      one.kind === 'excluded' &&
      one.agencyId === agencyId &&
      one.unitId === undefined &&
      one.userId === undefined &&
      (one.to === undefined || Date.parse(one.to) > now.getTime()),
  )

/** When the recipient must have answered, in its own zone. @source policy rules REF-ANSWER (24 h), REF-ANSWER-EMERGENCY (4 h) */
export function answerDue(urgency: TriageUrgency, recipient: Agency, now: Date): { rule: string; dueAt: string; zone: string } {
  const rule = urgency === 'EMERGENCY' ? 'REF-ANSWER-EMERGENCY' : 'REF-ANSWER'
  const { amount, unit } = ruleById(rule)?.limit ?? { amount: 24, unit: 'hours' as const }
  const zone = recipient.zone ?? 'Asia/Jakarta'
  return { rule, dueAt: dueAfter(now, amount, unit, zone).toISOString(), zone }
}
