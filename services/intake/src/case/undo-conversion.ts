import { boundTo, type Rejection, type Relation, stateOf } from '@titian/core'
import { consent } from '../consent/consent.ts'
import { reject } from '../rejections.ts'
import { safeContact } from '../safe-contact/safe-contact.ts'
import type { Subject } from '../subject/subject.ts'
import { notOpen } from './case.ts'
import type { Case } from './case-state.ts'
import { thePersonOfCase } from './person-of-case.ts'

const ofPerson = (_: unknown, { personId }: Case) => personId

/** All from which one can tell whether anything came of a case, here and at the services that have been heard. */
export const whatFollowed = {
  person: thePersonOfCase,
  consents: stateOf(consent, ofPerson),
  contact: stateOf(safeContact, ofPerson),
  bound: boundTo((_: unknown, { caseId }: Case) => caseId),
}

export interface Followed {
  readonly person: Subject
  readonly consents: { readonly consents: readonly unknown[] }
  readonly contact: { readonly recorded: boolean }
  readonly bound: readonly Relation[]
}

/** What a case binds by being opened; whoever else is bound to it has done something in it, or been asked to. */
const byOpening: readonly string[] = ['accountableAgency', 'supervisor', 'caseworker', 'excluded', 'excludingAgency', 'dutyAgency']

/** Why the opening of this case cannot be undone, as far as the case itself says. */
export const notUndoable = (state: Case): Rejection | undefined => notOpen(state) ?? (hasBegun(state) ? reject('CONVERSION_FOLLOWED') : undefined)

const hasBegun = (state: Case): boolean =>
  state.reopened === true ||
  state.closure !== undefined ||
  [state.immediateNeeds, state.episodes, state.takenBack, state.elements, state.determinations, state.handovers].some((list) => list.length > 0)

/** A case is not what it was before once somebody was told of it, or told something in it. */
export function hasFollowed({ person, consents, contact, bound }: Followed): boolean {
  return (
    Object.keys(person.attributes).length > 0 ||
    person.ages.length > 0 ||
    consents.consents.length > 0 ||
    contact.recorded ||
    bound.some(({ kind }) => !byOpening.includes(kind))
  )
}
