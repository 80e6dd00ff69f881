/** From – to, what somebody was at an agency. Instants are those of the record; an open end is still true. */
export interface StaffSpan {
  readonly posts: readonly string[]
  /** Undefined where the agency has no units, or the person stands above them. */
  readonly unitId?: string | undefined
  readonly from: string
  readonly to?: string
  /** Set aside for this time: the posts are kept, and open nothing. */
  readonly suspended?: true
}

/** What the register says of one person at one agency: all of it, for a right is held from – to. */
export interface Registered {
  readonly userId: string
  readonly agencyId: string
  /** Undefined where the agency stands in no register. */
  readonly agencyKind?: string | undefined
  /** Approved, and not closed since. */
  readonly isOpen: boolean
  readonly spans: readonly StaffSpan[]
}

/** Of somebody who is named: how they stand in the register. `needs: { named: standingOf((input, state) => …) }` */
export interface Standing {
  readonly standingOf: (input: never, state: never) => { readonly agencyId: string | undefined; readonly userId: string } | undefined
}

export const standingOf = (whose: Standing['standingOf']): Standing => ({ standingOf: whose })

/** In no register. */
export const nobodyRegistered: Registered = { userId: '', agencyId: '', isOpen: false, spans: [] }
