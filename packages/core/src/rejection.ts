import type { Label } from './label.ts'

/** A command that was understood and refused. No error: an answer, with a code and details that hold no personal data. */
export interface Rejection {
  readonly rejected: string
  readonly details: Readonly<Record<string, unknown>>
}

export const isRejection = (outcome: unknown): outcome is Rejection => typeof outcome === 'object' && outcome !== null && 'rejected' in outcome

/**
 * The closed list of a service's refusals and what they say; `{name}` in a message is filled from the details. `sayable`: it may be told before
 * anybody tries, as the reason why a command cannot be given now.
 */
export type Rejections = Readonly<Record<string, Label & { readonly sayable?: true }>>

/** Binds `reject` to a list, so that an unknown code does not compile. */
export const rejecting =
  <List extends Rejections>(_list: List) =>
  (code: Extract<keyof List, string>, details: Readonly<Record<string, unknown>> = {}): Rejection => ({ rejected: code, details })
