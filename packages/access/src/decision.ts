import type { FieldGroup, Relation } from '@titian/core'
import type { Sight } from './matrix.ts'
import type { Policy } from './policies.ts'

/** How much is seen of each group; a group that is missing is not for this person. */
export type Sights = Readonly<Partial<Record<FieldGroup, Sight>>>

/** One line of the consent ledger as it stands now: the state per person, category, recipient and purpose. */
export interface ConsentFor {
  readonly personId: string
  readonly category: string
  readonly recipientAgencyId: string
  readonly purpose: string
  readonly state: 'given' | 'refused' | 'withdrawn'
}

export interface ReadResource {
  /** Name of the aggregate (`report`, `case`), or of the view. */
  readonly type: string
  readonly id: string
}

export interface ReadContext {
  /** To the resource and to its case, from all streams the service knows. */
  readonly relations: readonly Relation[]
  /** Those among them that the resource itself declares; left out for the case as a whole. */
  readonly own?: readonly Relation[]
  /** Of the persons the case is about, as they stand now. */
  readonly consents: readonly ConsentFor[]
  readonly now: Date
  /** The version of the matrix that decides: `policyAt` today, or then. */
  readonly policy: Policy
}

/** What the kit must do with the answer. It says nothing about the case and is never shown. */
export type Obligation = 'record-access' | 'pseudonymise'
export type ReadDenial = 'EXCLUDED' | 'NO_RELATION' | 'NO_RULE' | 'PURPOSE_NOT_ALLOWED'

export type Permit = {
  readonly effect: 'permit'
  /** What is seen of anybody at all: groups that are missing here are not for this person. */
  readonly fieldGroups: Sights
  /** A case holds several people, and each is asked alone: what is seen of whom. Of a person who is not named here, `ofOthers`. */
  readonly ofPersons: Readonly<Record<string, Sights>>
  readonly ofOthers: Sights
  readonly obligations: readonly Obligation[]
  /** Ids of the rules that opened something; for the access log. */
  readonly rules: readonly string[]
  /** Version of the matrix; for the access log. */
  readonly policy: string
  /** The version that held then, of a replay, which has two. */
  readonly policyThen?: string
}
type Deny = { readonly effect: 'deny'; readonly reason: ReadDenial }
export type Decision = Permit | Deny
/** A decision as the access log records it: what was opened, and nothing of whom. */
export type Recorded = Pick<Permit, 'effect' | 'fieldGroups' | 'rules' | 'policy' | 'policyThen'> | Deny
