import { type Actor, systemActor, TitianError } from '@titian/core'
import { agencyKinds, type ConsentPurpose, consentPurposes, posts } from '@titian/vocabulary'
import { z } from 'zod'
import { purposesOf } from './purposes.ts'

/** Who asks, and why: what every decision is made for. */
export interface Principal extends Actor {
  readonly purpose: ConsentPurpose
  /** That this person looked is itself secret (SAFETY 8). LPSK's looks are so without the flag. */
  readonly undercover: boolean
  /** Since when this person has held this post in this unit without a break, by the register; absent where it says nothing of them (system, public, LPSK). */
  readonly heldSince?: string
}

/**
 * The claims of a token that Titian reads; all others (a name above all) are dropped here. `sub` is a random reference: no e-mail address,
 * and no colon, so that nobody can sign as `system:<service>`.
 */
export const claimsSchema = z.object({
  sub: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_|-]{0,63}$/),
  agency: z.uuid().toLowerCase(),
  agency_kind: agencyKinds.schema,
  unit: z.string().min(1).max(64).optional(),
  post: posts.schema.exclude(['public']),
  undercover: z.boolean().optional(),
})
export type Claims = z.infer<typeof claimsSchema>

/**
 * @param purpose as stated with the request; undefined = the usual one of the post.
 * @throws TitianError `TOKEN_CLAIMS_INVALID { fields }` · `PURPOSE_NOT_ALLOWED { purpose, allowed }`
 */
export function principalOf(claims: unknown, purpose?: string): Principal {
  const parsed = claimsSchema.safeParse(claims)
  if (!parsed.success) throw new TitianError('TOKEN_CLAIMS_INVALID', { fields: parsed.error.issues.map(({ path }) => path.join('.')) })
  const { sub, agency, agency_kind: agencyKind, unit, post, undercover } = parsed.data
  const allowed = purposesOf(post, agencyKind)
  const stated = purpose ?? allowed[0]
  if (stated === undefined || !consentPurposes.has(stated) || !allowed.includes(stated))
    // A text from outside is not repeated, it may be anything.
    throw new TitianError('PURPOSE_NOT_ALLOWED', { purpose: stated !== undefined && consentPurposes.has(stated) ? stated : null, allowed })
  return { userId: sub, agencyId: agency, agencyKind, unitId: unit ?? null, post, purpose: stated, undercover: undercover ?? false }
}

/** Someone at the public door: no account, no agency. */
export const publicPrincipal: Principal = {
  userId: 'public',
  agencyId: 'public',
  agencyKind: 'PUBLIC',
  unitId: null,
  post: 'public',
  purpose: 'SERVICES',
  undercover: false,
}

/** A reaction or a deadline of a service. */
export const systemPrincipal = (service: string): Principal => ({ ...systemActor(service), purpose: 'OPERATION', undercover: false })
