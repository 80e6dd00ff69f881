import type { ReferralFact } from '@titian/case-file'
import type { Discretion } from './discretion.ts'

/**
 * Whether something is still waited for: the closure of the case waits for it, and a transfer takes it along. Once handed over, a transfer leaves
 * nothing: the recipient answers for the case itself. One to protection is its sender's affair alone, and never objects: a case that could not
 * be closed, and nothing to be seen that stands against it, would tell (SAFETY 2).
 */
export const goesWithTheCase = ({ status, kind, discretion }: Pick<ReferralFact, 'status' | 'kind'> & { readonly discretion: Discretion }): boolean =>
  discretion !== 'protected' && (status === 'requested' || status === 'accepted' || (status === 'handed-over' && kind !== 'TRANSFER'))
