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
  'assigned',
  'providerAgency',
  'askedAgency',
  'dutyAgency',
  'reporterUser',
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
