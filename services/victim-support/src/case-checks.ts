import type { CaseFact } from '@titian/case-file'
import type { Rejection } from '@titian/core'
import { reject } from './rejections.ts'

/** Posts that accompany a person: those of the accountable agency and of agencies that took a referral on. */
export const companions = ['caseworker', 'social-worker', 'supervisor'] as const
export const supporters = [...companions, 'counsellor', 'health-worker', 'shelter-staff', 'advocate', 'lpsk-officer', 'duty-officer'] as const
/** Relations that let an agency work on a case. */
export const partOfCase = ['accountableAgency', 'recipientAgency'] as const

/** Why nothing new can be begun on this case, or undefined. A determination is never asked for: need comes before proof (SAFETY 11). */
export function refusedByCase({ status, personId: ofCase }: CaseFact, personId: string): Rejection | undefined {
  if (status === 'unknown') return reject('CASE_UNKNOWN')
  if (status === 'closed') return reject('CASE_CLOSED')
  return ofCase === personId ? undefined : reject('PERSON_NOT_OF_CASE')
}
