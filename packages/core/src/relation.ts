/** The closed list of what can bind someone to a case or to another resource. What each opens to whom is a table of @titian/access. */
export const relationKindNames = [
  'excluded',
  'accountableAgency',
  'formerAccountableAgency',
  'senderAgency',
  'recipientAgency',
  'determiningAgency',
  'caseworker',
  'recipientCaseworker',
  'supervisor',
  'recipientSupervisor',
  'assigned',
  'providerAgency',
  'askedAgency',
  'dutyAgency',
  'linkedCase',
  'excludingAgency',
  'self',
] as const

/** `unheardOf` is none to declare: what a newer release has recorded is read as that, and opens nothing. */
export type RelationKind = (typeof relationKindNames)[number] | 'unheardOf'

/**
 * What binds a person or an agency to a case or another resource. Declared by aggregates from their state; the one source of both the
 * decision on a single resource and the SQL predicate of lists.
 */
export interface Relation {
  readonly kind: RelationKind
  readonly agencyId?: string
  readonly unitId?: string
  readonly userId?: string
  /** When it began and ended, by the record: ISO instants. An open end is still true. */
  readonly from: string
  readonly to?: string
  /** Whose data was disclosed. */
  readonly personId?: string
  readonly disclosed?: Disclosed
}

/**
 * Categories of one person's data that were disclosed to whom a relation names, each with what it rests on: `CONSENT`, or the code of a law. Absent
 * where nothing was. That it was disclosed opens nothing by itself: its ground is asked again at every read.
 */
export type Disclosed = Readonly<Record<string, string>>

/** Stands for the moment at which an event is recorded: whoever composes it does not know it yet. */
export const whenRecorded = 'RECORDED'

/** A relation as an event carries it. What a newer release recorded may be of a kind that this one does not have. */
export interface CarriedRelation {
  readonly kind: string
  /** The case that it lets know of; absent where it binds to the one resource alone. */
  readonly caseId?: string
  /** The person whose case it is, where it is one person's. */
  readonly personId?: string
  readonly agencyId?: string
  readonly unitId?: string
  readonly userId?: string
  readonly disclosed?: Disclosed
  /** An ISO instant, or `whenRecorded`. */
  readonly from: string
  readonly to?: string
}

/** What an event changes in who is bound to its resource. A relation that ends is unbound, and bound again with its end. */
export interface RelationChange {
  readonly bound: readonly CarriedRelation[]
  readonly unbound: readonly CarriedRelation[]
}

/** Who may give a command or ask a query; data, so that the policy table can be printed and reviewed. Built with `posts(…)` of @titian/access. */
export interface May {
  /** Posts allowed; `public` = without account, `system` = reactions and deadlines only. */
  readonly posts: readonly string[] | 'public' | 'system'
  /** Kinds of agency allowed; undefined = any. */
  readonly agencyKinds?: readonly string[]
  /** Relations to the resource itself or to its case, one of which must hold; undefined = none is needed. */
  readonly relations?: readonly RelationKind[]
}
